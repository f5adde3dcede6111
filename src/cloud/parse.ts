import * as v from 'valibot'
import { AppError } from './errors'

type Issue = v.BaseIssue<unknown>

/** `hours.week.0`, or undefined for the input as a whole. Keys that are not ours are not echoed. */
function fieldOf(issue: Issue): string | undefined {
  const keys = issue.path?.map(({ key }) => String(key)) ?? []
  const path = keys.join('.')
  return /^[\w.]{1,80}$/.test(path) ? path : undefined
}

/** A sentence that a resident understands; the phone has better ones beside its own fields. */
function wordsFor(issue: Issue): string {
  switch (issue.type) {
    case 'min_length':
    case 'non_empty':
      return `内容太短，至少要 ${issue.requirement} 个字`
    case 'max_length':
      return `内容太长，最多 ${issue.requirement} 个字`
    case 'min_value':
    case 'max_value':
    case 'integer':
      return '数字超出了可以填写的范围'
    case 'picklist':
    case 'literal':
    case 'variant':
      return '请从给出的选项里选一个'
    case 'strict_object':
      return issue.expected === 'never' ? '有一项内容这里不认识' : '还有内容没有填写'
    case 'regex':
    case 'check':
      return '填写的格式不对'
    default:
      return issue.received === 'undefined' ? '还有内容没有填写' : '填写的格式不对'
  }
}

/**
 * Input as the contract wants it: trimmed, branded, nothing besides.
 * @throws AppError('invalid') with the first field that is wrong.
 */
export function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  throw new AppError('invalid', wordsFor(issue), fieldOf(issue))
}
