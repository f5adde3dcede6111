declare const packages: readonly string[]
export = packages
