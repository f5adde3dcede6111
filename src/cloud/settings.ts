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
}

const DEMONSTRATION_SECRET = 'demonstration-only-secret-that-everybody-may-know'

type Environment = Record<string, string | undefined>

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
  }
}
