/** Colours of WeChat's own map, which reads no stylesheet: the values of tokens.scss (a test compares them). */
export const mapTokens = {
  brick: '#a8322a',
  card: '#ffffff',
  ink: '#1e2a32',
  lamp: '#e9b44c',
  sky: '#2c5b86',
} as const

/** A few letters on white, in the middle of an area; `size` of the letters in px. */
export const markOn = (content: string, size: number) => ({
  ...{ content, color: mapTokens.ink, fontSize: size, anchorX: 0, anchorY: -size },
  ...{ borderWidth: 0, borderColor: mapTokens.card, borderRadius: 4, padding: 2 },
  ...{ bgColor: mapTokens.card, textAlign: 'center' as const },
})

/** The number of a stop, in the middle of its marker; `side` of the marker in px. */
export const numberOn = (content: string, side: number) => ({
  content,
  color: mapTokens.card,
  fontSize: Math.round(side * 0.55),
  anchorX: 0,
  anchorY: Math.round(-side * 0.7),
  borderWidth: 0,
  borderColor: mapTokens.card,
  borderRadius: 0,
  bgColor: 'transparent',
  padding: 0,
  textAlign: 'center' as const,
})
