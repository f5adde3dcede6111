import PlainView from '@tarojs/components-react/dist/components/view'
import { type ComponentProps, createElement, forwardRef } from 'react'

/** The H5 build's own elements, without the web components that it keeps beside them. */
export { default as Button } from '@tarojs/components-react/dist/components/button'
export { default as Image } from '@tarojs/components-react/dist/components/image'
export { default as ScrollView } from '@tarojs/components-react/dist/components/scroll-view'
export { default as Text } from '@tarojs/components-react/dist/components/text'

/** React's development build complains of WeChat's `catchMove`, which the UI kit sets on every target. */
export const View = forwardRef<HTMLElement, ComponentProps<'div'> & { catchMove?: boolean }>(
  ({ catchMove: _, ...props }, ref) => createElement(PlainView, { ...props, ref }),
)
