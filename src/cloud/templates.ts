import * as v from 'valibot'
import { Template, TemplateField } from '@/contract/messages'

/** A template of WeChat's as this installation chose it: its id, and what each of its keys shows. */
export interface ChosenTemplate {
  id: string
  keys: Record<string, TemplateField>
}

export type ChosenTemplates = Partial<Record<Template, ChosenTemplate>>

/** The keys of a template that is given by its id alone. */
const USUAL: Record<Template, ChosenTemplate['keys']> = {
  report_progress: { character_string1: 'number', thing2: 'about', phrase3: 'state', time4: 'at' },
  work_assigned: { thing1: 'about', character_string2: 'number', time3: 'at' },
  event_progress: { thing1: 'about', phrase2: 'state', time3: 'at' },
}

const Id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))
const Key = v.pipe(v.string(), v.regex(/^(thing|character_string|phrase|time|date)\d{1,2}$/))
const Chosen = v.union([Id, v.strictObject({ id: Id, keys: v.record(Key, TemplateField) })])
const Schema = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return JSON.parse(dataset.value) as unknown
    } catch {
      addIssue({ message: 'no JSON' })
      return NEVER
    }
  }),
  v.record(Template, Chosen),
)

/**
 * Reads WECHAT_TEMPLATES: JSON of name to id, such as {"report_progress": "AbC…"}, or to
 * {"id": …, "keys": {"thing5": "about", …}} where the keys are not the usual ones. Nothing: none.
 * @throws Error that says what it must be
 */
export function templatesFrom(text: string | undefined): ChosenTemplates {
  if (!text) return {}
  const read = v.safeParse(Schema, text)
  if (!read.success) {
    throw new Error(
      'WECHAT_TEMPLATES must be JSON: {"report_progress": "<id>", "work_assigned": {"id": "<id>", "keys": {"thing1": "about"}}}',
    )
  }
  const chosen: ChosenTemplates = {}
  for (const name of Template.options) {
    const one = read.output[name]
    if (one !== undefined)
      chosen[name] = typeof one === 'string' ? { id: one, keys: USUAL[name] } : one
  }
  return chosen
}
