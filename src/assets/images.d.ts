/** The build answers the path of the file. */
declare module '*.png' {
  const path: string
  export default path
}
