import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'

interface DialogKeys {
  ref?: RefObject<HTMLElement>
  tabIndex?: number
  onKeyDown?: (event: KeyboardEvent) => void
}

const FOCUSABLE = '[tabindex="0"], input, textarea, a[href]'

/** Tab stays within the dialog that covers the page. */
function stayWithin(dialog: HTMLElement, event: KeyboardEvent) {
  const stops = [...dialog.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1]
  const other = event.shiftKey ? stops[stops.length - 1] : stops[0]
  if (document.activeElement !== edge && document.activeElement !== dialog) return
  event.preventDefault()
  other?.focus()
}

/** In a browser a dialog takes the focus, gives it back, and Escape closes it. */
export function useDialogKeys(open: boolean, onClose: () => void): DialogKeys {
  const dialog = useRef<HTMLElement>(null)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || !open) return
    const before = document.activeElement
    const timer = setTimeout(() => dialog.current?.focus())
    return () => {
      clearTimeout(timer)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [open])
  if (process.env.TARO_ENV !== 'h5') return {}
  return {
    ref: dialog,
    tabIndex: -1,
    onKeyDown(event) {
      if (event.key === 'Escape') onClose()
      if (event.key === 'Tab' && dialog.current) stayWithin(dialog.current, event)
    },
  }
}
