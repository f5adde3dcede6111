/** An answer as a text in which a file of words is opened: what stands within is told as well. */
export const opened = (answer: unknown): string =>
  JSON.stringify(answer, (key, value: unknown) =>
    key === 'base64' && typeof value === 'string'
      ? Buffer.from(value, 'base64').toString('utf8')
      : value,
  )
