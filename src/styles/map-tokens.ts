/** Colours of WeChat's own map, which reads no stylesheet: the values of tokens.scss (a test compares them). */
export const mapTokens = {
  brick: '#a8322a',
  brickSoft: '#f6e7e3',
  river: '#1f6b57',
  ink: '#1e2a32',
  ink2: '#55626b',
  card: '#ffffff',
} as const

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
