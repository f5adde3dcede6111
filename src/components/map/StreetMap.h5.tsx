import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { aria } from '../aria'
import type { DrawnMap } from './leaflet-map'
import type { MapProps } from './map-props'
import './StreetMap.scss'

/** Opens once; Leaflet comes only where a map is shown. */
function useDrawnMap(english: boolean, words: { zoomIn: string; zoomOut: string }) {
  const holder = useRef<HTMLElement>(null)
  const [drawn, setDrawn] = useState<DrawnMap>()
  const { zoomIn, zoomOut } = words
  useEffect(() => {
    let opened: DrawnMap | undefined
    let gone = false
    const draw = ({ openMap }: typeof import('./leaflet-map')) => {
      if (gone || !holder.current) return
      opened = openMap(holder.current, { english, zoomIn, zoomOut })
      setDrawn(opened)
    }
    // Without a network it may not come: the list says the same.
    void import('./leaflet-map').then(draw, () => undefined)
    return () => {
      gone = true
      opened?.close()
      setDrawn(undefined)
    }
  }, [english, zoomIn, zoomOut])
  return { holder, drawn }
}

/** Our own map: roads, water, park and metro as lines and names; nothing from another host. */
export function StreetMap(props: MapProps) {
  const { t, i18n } = useLingui()
  const words = { zoomIn: t`放大地图`, zoomOut: t`缩小地图` }
  const { holder, drawn } = useDrawnMap(i18n.locale === 'en', words)
  const { label, markers, line, ring, areas, here, onMarker, onPlace } = props
  // The same content again must not move the map under the person's finger.
  const content = JSON.stringify({ markers, line, ring, areas, here })
  const act = useRef({ onMarker, onPlace })
  act.current = { onMarker, onPlace }
  // biome-ignore lint/correctness/useExhaustiveDependencies: `content` stands for what is drawn
  useEffect(() => {
    drawn?.show({
      ...{ label, markers, line, ring, areas, here },
      onMarker: onMarker && ((id) => act.current.onMarker?.(id)),
      onPlace: onPlace && ((at) => act.current.onPlace?.(at)),
    })
  }, [drawn, content])
  return (
    <View className="map-frame">
      <View ref={holder} className="map" {...aria({ role: 'region', label })} />
      <View className="small map-source">{t`示意底图，位置约准到 100 米`}</View>
    </View>
  )
}
