import { format } from 'node:util'

/** Nothing may complain unheard: a console.error fails the test in which it came. */
const complaints: string[] = []

beforeEach(() => {
  complaints.length = 0
  jest.spyOn(console, 'error').mockImplementation((...given) => {
    complaints.push(format(...given))
  })
})

afterEach(() => {
  if (complaints.length > 0) throw new Error(`console.error:\n${complaints.join('\n')}`)
})
