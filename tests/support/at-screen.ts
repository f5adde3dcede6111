import type { Browser } from './browser'

type Role = 'button' | 'radio' | 'switch' | 'checkbox'

/** Somebody at a browser of their own, who takes what is in sight: pages that were left stay in the document. */
export class AtScreen {
  constructor(readonly browser: Browser) {}

  shown(role: Role, name: string | RegExp) {
    return this.browser.page
      .getByRole(role, { name, exact: true })
      .filter({ visible: true })
      .first()
  }
  async tap(name: string | RegExp) {
    await this.shown('button', name).click()
  }
  async choose(role: Exclude<Role, 'button'>, name: string | RegExp) {
    await this.shown(role, name).click()
  }
  async sees(words: string | RegExp) {
    await this.browser.page.getByText(words).filter({ visible: true }).first().waitFor()
  }
  async type(label: string | RegExp, words: string) {
    await this.browser.page.getByLabel(label).filter({ visible: true }).first().fill(words)
  }
  /** What lies over the page. */
  dialog(name: string) {
    return this.browser.page.getByRole('dialog', { name, exact: true })
  }
  /** Presses a button of what lies over the page; where it is named, waits until that is gone. */
  async agree(name: string, dialog?: string) {
    const over = dialog ? this.dialog(dialog) : this.browser.page.getByRole('dialog').last()
    await over.getByRole('button', { name, exact: true }).click()
    if (dialog) await over.waitFor({ state: 'detached' })
  }
}
