/** WeChat keeps the mini-program's package on the phone by itself; `offline-shell.h5.ts` is the browser's half. */
export {}
