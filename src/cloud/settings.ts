import { type ChosenTemplates, templatesFrom } from './templates'

/** What an installation is told from outside. */
export interface Settings {
  /** Personas, invented data marked 示例数据, a clock that moves. Never beside real people. */
  demonstration: boolean
  /** At least 32 characters; all keys derive from it. */
  secret: string
  /** Where the H5 app stands, without a trailing slash: links in codes begin with it. */
  publicUrl: string
  /** Whether answers are held against the contract before they leave (demonstration and tests). */
  checkAnswers: boolean
  /** Whether calls are counted against the limits of the contract. */
  limitCalls: boolean
  /** WeChat's subscription messages that people can be told by; empty: they are told in the inbox alone. */
  templates: ChosenTemplates
  /** Which version of the mini-program a subscription message opens. */
  miniprogramState: MiniprogramState
}

const MINIPROGRAM_STATES = ['developer', 'trial', 'formal'] as const
type MiniprogramState = (typeof MINIPROGRAM_STATES)[number]

const DEMONSTRATION_SECRET = 'demonstration-only-secret-that-everybody-may-know'

type Environment = Record<string, string | undefined>

function miniprogramStateFrom({ MINIPROGRAM_STATE: said = 'formal' }: Environment) {
  const state = MINIPROGRAM_STATES.find((one) => one === said)
  if (!state) throw new Error(`MINIPROGRAM_STATE must be one of ${MINIPROGRAM_STATES.join(', ')}`)
  return state
}

/**
 * Reads the settings of a process. A production configuration (NODE_ENV=production, a cloud function,
 * or a secret of its own) refuses the demonstration, and anything else refuses to run without a secret.
 * @throws Error that says which variable to set.
 */
export function settingsFrom(env: Environment): Settings {
  const demonstration = env.DEMONSTRATION === '1'
  const production = env.NODE_ENV === 'production' || env.TCB_ENV !== undefined
  if (demonstration && (production || env.SECRET)) {
    throw new Error(
      'DEMONSTRATION=1 is refused on a production configuration (NODE_ENV, TCB_ENV or SECRET is set)',
    )
  }
  const secret = demonstration ? DEMONSTRATION_SECRET : env.SECRET
  if (!secret || secret.length < 32) {
    throw new Error('SECRET must hold at least 32 characters (openssl rand -hex 32)')
  }
  if (!demonstration && !env.PUBLIC_URL) {
    throw new Error('PUBLIC_URL must say where the H5 app stands, such as https://home.example.cn')
  }
  return {
    demonstration,
    secret,
    publicUrl: (env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT ?? '8787'}`).replace(/\/+$/, ''),
    checkAnswers: demonstration,
    limitCalls: true,
    templates: templatesFrom(env.WECHAT_TEMPLATES),
    miniprogramState: miniprogramStateFrom(env),
  }
}
