/**
 * Keeps the app itself in the browser, so that it opens without a network (decision 0008).
 * A browser without workers, and a page that is not on https or this machine, go without.
 */
const keep = () => {
  // Refused means as before: the app opens with a network only
  navigator.serviceWorker.register('sw.js').catch(() => undefined)
}

if (process.env.NODE_ENV === 'production' && 'serviceWorker' in navigator) {
  // The first opening has the line to itself
  if (document.readyState === 'complete') keep()
  else window.addEventListener('load', keep)
}
