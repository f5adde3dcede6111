import fs from 'node:fs'
import { View } from '@tarojs/components'
import { fireEvent, screen, waitFor, waitForElementToBeRemoved } from '@testing-library/react'
import { show } from '@tests/support/render'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { savedWhen } from '@/components/saved-when'
import { Tag } from '@/components/Tag'
import { Tap } from '@/components/Tap'
import { TextField } from '@/components/TextField'
import { Toggle } from '@/components/Toggle'
import { wordsOf } from '@/components/words-of'

test('a tap answers to a finger and to the keyboard', () => {
  const tapped = jest.fn()
  show(<Tap onTap={tapped}>打开</Tap>)
  const tap = screen.getByRole('button', { name: '打开' })
  fireEvent.click(tap)
  fireEvent.keyDown(tap, { key: 'Enter' })
  fireEvent.keyDown(tap, { key: ' ' })
  fireEvent.keyDown(tap, { key: 'a' })
  expect(tapped).toHaveBeenCalledTimes(3)
  expect(tap.tabIndex).toBe(0)
})

test('what is off cannot be done, reached by Tab, or done twice', () => {
  const tapped = jest.fn()
  show(
    <Button busy onTap={tapped}>
      {'提交'}
    </Button>,
  )
  const button = screen.getByRole('button', { name: '提交' })
  fireEvent.click(button)
  fireEvent.keyDown(button, { key: 'Enter' })
  expect(tapped).not.toHaveBeenCalled()
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.tabIndex).toBe(-1)
})

test('a row says all its words in one name', () => {
  show(
    <Row
      title="贵州路邻里客厅"
      note="步行 4 分钟"
      side={<Tag tone="open">营业中</Tag>}
      onTap={() => undefined}
    />,
  )
  expect(screen.getByRole('button').textContent).toBe('贵州路邻里客厅步行 4 分钟营业中')
})

test('WeChat’s reader is told the words within, whatever holds them', () => {
  const words = wordsOf(
    <>
      <View>贵州路</View>
      {[<Tag key="a">营业中</Tag>, null, false, 4]}
    </>,
  )
  expect(words).toBe('贵州路，营业中，4')
})

test('each target gets the attributes that it understands', () => {
  expect(aria({ role: 'switch', checked: false, level: 2 })).toEqual({
    role: 'switch',
    'aria-checked': 'false',
    'aria-level': '2',
  })
  process.env.TARO_ENV = 'weapp'
  expect(aria({ role: 'switch', label: '开' })).toEqual({
    'aria-role': 'switch',
    'aria-label': '开',
  })
  process.env.TARO_ENV = 'h5'
})

test('an error belongs to its field', () => {
  const written = jest.fn()
  show(
    <TextField
      label="手机号"
      hint="只用来回访"
      error="少了几位数字"
      required
      value="138"
      onChange={written}
      maxLength={11}
      keyboard="phone"
    />,
  )
  const input = screen.getByLabelText<HTMLInputElement>('手机号，必填')
  fireEvent.change(input, { target: { value: '13800000000' } })
  expect(written).toHaveBeenCalledWith('13800000000')
  expect(input.getAttribute('aria-invalid')).toBe('true')
  const described = document.getElementById(input.getAttribute('aria-describedby') ?? '')
  expect(described?.textContent).toBe('只用来回访少了几位数字')
  expect([input.type, input.maxLength]).toEqual(['tel', 11])
})

type Need = 'water' | 'aed'

function Needs({ onChange }: { onChange: (value: Need[]) => void }) {
  const [value, setValue] = useState<Need[]>([])
  const choose = (next: Need[]) => {
    setValue(next)
    onChange(next)
  }
  const options = [
    { value: 'water', label: '热水' },
    { value: 'aed', label: 'AED' },
  ] as const
  return <Choice<Need> label="需要什么" many value={value} onChange={choose} options={options} />
}

test('several of a choice, and none again', () => {
  const chosen = jest.fn()
  show(<Needs onChange={chosen} />)
  expect(screen.getByRole('group', { name: '需要什么' })).toBeTruthy()
  const water = screen.getByRole('checkbox', { name: '热水' })
  fireEvent.click(water)
  fireEvent.click(screen.getByRole('checkbox', { name: 'AED' }))
  expect(water.getAttribute('aria-checked')).toBe('true')
  fireEvent.click(water)
  expect(chosen.mock.calls).toEqual([[['water']], [['water', 'aed']], [['aed']]])
})

test('a switch is its whole row', () => {
  const changed = jest.fn()
  show(<Toggle label="安静时段" note="22:00 以后" checked onChange={changed} />)
  fireEvent.click(screen.getByRole('switch', { checked: true }))
  expect(changed).toHaveBeenCalledWith(false)
})

function WithSheet() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onTap={() => setOpen(true)}>{'筛选'}</Button>
      <Sheet open={open} title="需要什么" onClose={() => setOpen(false)}>
        <Button onTap={() => undefined}>{'看结果'}</Button>
      </Sheet>
    </>
  )
}

test('a sheet takes the focus, keeps it, gives it back, and Escape closes it', async () => {
  show(<WithSheet />)
  const opener = screen.getByRole('button', { name: '筛选' })
  opener.focus()
  fireEvent.click(opener)
  const dialog = await screen.findByRole('dialog', { name: '需要什么' })
  await waitFor(() => expect(document.activeElement).toBe(dialog))
  const last = screen.getByRole('button', { name: '看结果' })
  last.focus()
  fireEvent.keyDown(last, { key: 'Tab' })
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '关闭' }))
  fireEvent.keyDown(dialog, { key: 'Escape' })
  expect(document.activeElement).toBe(opener)
  // it leaves the page only after it has moved away
  await waitForElementToBeRemoved(dialog)
})

test.each([
  ['2026-07-03T09:05', { day: 'today', clock: '9:05' }],
  ['2026-07-03T00:00', { day: 'today', clock: '0:00' }],
  ['2026-07-02T23:59', { day: 'yesterday', clock: '23:59' }],
  ['2026-07-02T00:00', { day: 'yesterday', clock: '0:00' }],
  ['2026-07-01T23:59', { day: 'earlier', month: 7, date: 1 }],
  ['2025-12-31T08:00', { day: 'earlier', month: 12, date: 31 }],
])('on 3 July at noon in Shanghai, %s there is said as people say it', (at, said) => {
  const shanghai = (time: string) => Date.parse(`${time}:00+08:00`)
  expect(savedWhen(shanghai(at), shanghai('2026-07-03T12:00'))).toMatchObject(said)
})

test('every icon name has its drawing and every drawing its name', () => {
  const scss = fs.readFileSync('src/styles/icons.scss', 'utf8').split('$shapes')[0] ?? ''
  const source =
    fs.readFileSync('src/components/Icon.tsx', 'utf8').split('export type Tone')[0] ?? ''
  const drawn = [...scss.matchAll(/^ {2}["']([a-z-]+)["']:/gm)].map((found) => found[1])
  const named = [...source.matchAll(/\| '([a-z-]+)'/g)].map((found) => found[1])
  expect(drawn.length).toBeGreaterThan(40)
  expect(named.sort()).toEqual(drawn.sort())
})
