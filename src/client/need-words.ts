import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Need, type SiteKind } from '@/contract/sites'

/** What a site has, in two to four characters. */
const WORDS: Record<Need, MessageDescriptor> = {
  step_free: msg`无障碍`,
  toilet: msg`厕所`,
  accessible_toilet: msg`无障碍厕所`,
  hot_water: msg`热水`,
  seats: msg`座位`,
  charging: msg`充电`,
  wifi: msg`Wi-Fi`,
  aed: msg`AED`,
  first_aid: msg`急救包`,
  nursing_room: msg`母婴室`,
  umbrella: msg`借伞`,
  meals: msg`用餐`,
  foreign_languages: msg`外语服务`,
}

export const NEEDS: readonly Need[] = Need.options

export const needWords = (i18n: I18n, need: Need) => i18n._(WORDS[need])

const KINDS: Record<SiteKind, MessageDescriptor> = {
  point: msg`站点`,
  line: msg`路线`,
  area: msg`片区`,
}

/** 站点 / 路线 / 片区: what residents call a point, a line, an area. */
export const kindWords = (i18n: I18n, kind: SiteKind) => i18n._(KINDS[kind])
