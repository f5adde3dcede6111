import nacl from 'tweetnacl'
import type { Verify } from '@/contract/door.rules'
import type { Sha512 } from '@/contract/door-code.rules'
import { asciiBytes, base64urlBytes } from '@/contract/tickets.rules'

/** Ed25519 in plain JavaScript: old phones have neither BigInt nor crypto. About 10 ms a ticket on a slow one. */
export const verify: Verify = (signed, signature, key) =>
  nacl.sign.detached.verify(asciiBytes(signed), base64urlBytes(signature), base64urlBytes(key))

export const sha512: Sha512 = (bytes) => nacl.hash(bytes)
