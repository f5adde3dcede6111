import type { Page } from 'playwright-core'

export interface Limits {
  /** The smallest letters, px; lines are at least 1.3 of them apart. */
  text: number
  /** The least width and height of what is tapped, px. */
  tap: number
}

/** What WeChat's rules for elders ask, and what a thumb needs otherwise. */
export const ELDER_LIMITS: Limits = { text: 18, tap: 60 }
export const PLAIN_LIMITS: Limits = { text: 12, tap: 44 }

/** What a person can tap or type into, as the page is now. */
const TAPPABLE = [
  ...['button', 'link', 'tab', 'radio', 'checkbox', 'switch', 'menuitem'].map(
    (role) => `[role=${role}]`,
  ),
  ...['a[href]', 'button', 'input', 'textarea', 'select'],
].join(',')

/** Letters, lines and targets that are too small on the page as it is drawn, in words. */
export function tooSmall(page: Page, limits: Limits): Promise<string[]> {
  return page.evaluate(
    ({ text, tap, tappable }) => {
      const found = new Set<string>()
      const shown = (element: Element) =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      const called = (element: Element) =>
        `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${(
          element.getAttribute('aria-label') ??
          element.textContent ??
          ''
        )
          .trim()
          .slice(0, 24)}”`
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement
        if (!parent || !node.textContent?.trim() || !shown(parent)) continue
        if (parent.closest('script, style')) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        const box = range.getBoundingClientRect()
        if (box.width <= 1 || box.height <= 1) continue
        const style = getComputedStyle(parent)
        const size = Number.parseFloat(style.fontSize)
        // `normal` is about 1.2
        const line = Number.parseFloat(style.lineHeight) / size || 1.2
        if (size < text - 0.01) found.add(`letters of ${size}px: ${called(parent)}`)
        if (line < 1.3 - 0.01) found.add(`lines ${line.toFixed(2)} apart: ${called(parent)}`)
      }
      for (const element of document.querySelectorAll(tappable)) {
        if (!shown(element)) continue
        const { width, height } = element.getBoundingClientRect()
        if (width < tap - 0.5 || height < tap - 0.5) {
          found.add(`a target of ${Math.round(width)}×${Math.round(height)}: ${called(element)}`)
        }
      }
      return [...found]
    },
    { ...limits, tappable: TAPPABLE },
  )
}

/** Words that lie outside the window or are cut off at its side; a map shows a part by nature. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const width = window.innerWidth
    if (document.documentElement.scrollWidth > width) {
      found.add(`the page is ${document.documentElement.scrollWidth}px wide, the window ${width}px`)
    }
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('.map') || !element.checkVisibility()) continue
      const { overflowX } = getComputedStyle(element)
      const scrolls = overflowX === 'auto' || overflowX === 'scroll'
      if (scrolls && element.scrollWidth > element.clientWidth + 1) {
        found.add(`scrolls sideways: <${element.tagName} class="${element.className}">`)
      }
      const words = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      )
      if (!words) continue
      const { left, right } = element.getBoundingClientRect()
      if (right > width + 1 || left < -1) {
        const said = element.textContent?.trim().slice(0, 24)
        found.add(`${Math.round(left)}–${Math.round(right)} of ${width}px: “${said}”`)
      }
    }
    return [...found]
  })
}

/** What always lies over the page leaves more than half of the window to what is read. */
export function tooCovered(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const bars = [...document.querySelectorAll('.page-foot, .tab-bar')].filter((bar) =>
      bar.checkVisibility(),
    )
    const height = bars.reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0)
    if (height < window.innerHeight / 2) return []
    return [`${Math.round(height)} of ${window.innerHeight}px are always covered`]
  })
}

/** What a keyboard cannot reach: every target is asked for by Tab, once round the page. */
export async function outOfReach(page: Page): Promise<string[]> {
  const stops = await page.evaluate((tappable) => {
    let number = 0
    // Chromium stops at each part of a day or of a time, and at the calendar beside it
    let parts = 0
    const dialog = document.querySelector('[aria-modal=true]')
    for (const element of document.querySelectorAll(tappable)) {
      // Behind an open dialog nothing is to be reached
      if (dialog && !dialog.contains(element)) continue
      const off = element.closest('[aria-disabled=true], [disabled], [inert]')
      if (off || !element.checkVisibility({ visibilityProperty: true })) continue
      number += 1
      if (element.matches('[type=date], [type=time]')) parts += 3
      element.setAttribute('data-target', String(number))
    }
    const { activeElement } = document
    if (activeElement instanceof HTMLElement) activeElement.blur()
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element) target.setAttribute('data-reached', '')
    })
    return number + parts
  }, TAPPABLE)
  for (let press = 0; press < stops + 8; press++) await page.keyboard.press('Tab')
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-target]:not([data-reached])')].map(
      (element) =>
        `Tab does not reach <${element.tagName.toLowerCase()} class="${element.getAttribute('class')}"> “${(
          element.getAttribute('aria-label') ??
          element.textContent ??
          ''
        )
          .trim()
          .slice(0, 24)}”`,
    ),
  )
}
