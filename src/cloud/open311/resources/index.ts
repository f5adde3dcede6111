import * as v from 'valibot'
import {
  Open311Definition,
  Open311Discovery,
  Open311Receipt,
  Open311Request,
  Open311Service,
  Open311Token,
} from '@/contract/open311.shapes'
import type { Cloud } from '../../context'
import type { Asked } from '../asking'
import type { Language } from '../view/notes'
import type { Value } from '../xml'
import { discovery } from './discovery'
import { photo, request, requests } from './requests'
import { send, token } from './sending'
import { definition, services } from './services'

interface Shown {
  effect: 'read' | 'write'
  /** The root element in XML. */
  root: string
  shape: v.GenericSchema
}

/** Something of one street. */
export interface OfStreet extends Shown {
  answer: (asked: Asked) => Promise<Value>
}

/** Something of the installation. */
interface OfAll extends Shown {
  answerAll: (cloud: Cloud, language: Language) => Value
}

export type Resource = OfStreet | OfAll

const read = { effect: 'read' } as const
const REQUESTS = { root: 'service_requests', shape: v.array(Open311Request) }

/** What is answered, by its first word and whether a second one follows. */
export const RESOURCES: Record<string, { GET?: Resource; POST?: Resource }> = {
  discovery: {
    GET: { ...read, root: 'discovery', shape: Open311Discovery, answerAll: discovery },
  },
  services: {
    GET: { ...read, root: 'services', shape: v.array(Open311Service), answer: services },
  },
  'services/id': {
    GET: { ...read, root: 'service_definition', shape: Open311Definition, answer: definition },
  },
  requests: {
    GET: { ...read, ...REQUESTS, answer: requests },
    POST: { ...REQUESTS, shape: v.array(Open311Receipt), effect: 'write', answer: send },
  },
  'requests/id': { GET: { ...read, ...REQUESTS, answer: request } },
  'tokens/id': {
    GET: { ...read, ...REQUESTS, shape: v.array(Open311Token), answer: token },
  },
  // beyond the specification: where media_url leads
  'photos/id': { GET: { ...read, root: 'photo', shape: v.string(), answer: photo } },
}
