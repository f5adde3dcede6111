import { MAX_HOME_NAME } from '@/contract/homes'

/** Everybody of a party that walked in: the one who gave a name first, the others counted after them, the children last. */
export function guestsOf(name: string, people: number, children: number) {
  return Array.from({ length: people }, (_, i) => ({
    name: i === 0 ? name : `${[...name].slice(0, MAX_HOME_NAME - 3).join('')} ${i + 1}`,
    child: i >= people - children,
  }))
}
