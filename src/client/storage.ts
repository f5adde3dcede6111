import { openStorage } from './phone-storage'
import { openTextStore } from './store-adapter'

/** What this phone keeps. */
export const storage = openStorage(openTextStore())
