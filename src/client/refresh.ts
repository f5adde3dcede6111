import Taro, { usePullDownRefresh } from '@tarojs/taro'

/** Pulling the page down asks again; the sign of it goes when the answer is there. */
export function useRefresh(refetch: () => unknown): void {
  usePullDownRefresh(() => {
    void Promise.resolve(refetch()).finally(() => Taro.stopPullDownRefresh())
  })
}
