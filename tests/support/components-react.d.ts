/** The package ships no types for its parts. */
declare module '@tarojs/components-react/dist/components/*' {
  import type { ComponentType } from 'react'

  const part: ComponentType<Record<string, unknown>>
  export default part
}
