import type { SigninId } from '@/contract/wire'
import type { Registers } from '../registers'

/** The confirming page asks whether the request can still be answered. */
export const leadToSignin: Registers['codes']['signin'] = async (_db, _street, request) => ({
  is: 'signin',
  request: request as SigninId,
})
