/** A phone or a browser starts, draws, and may share its cores. */
jest.setTimeout(240_000)
