import { type Call, dispatch } from '../../dispatch'
import { newId } from '../../ids'
import { answerOpen311 } from '../../open311/answer'
import {
  type HttpEvent,
  isHttp,
  readHttp,
  readOpen311,
  writeHttp,
  writeOpen311,
} from '../http-event'
import { installation } from '../installation'
import { openidFromWechat } from '../wechat-context'

/** What wx.cloud.callFunction sends. Whatever else stands in it, identity above all, is not looked at. */
interface CallEvent {
  action?: unknown
  input?: unknown
}

/** The entry of the cloud function `api`: the mini-program's calls, and through the HTTP trigger H5's and the open interface's. */
export async function main(event: CallEvent | HttpEvent): Promise<unknown> {
  const cloud = installation()
  const requestId = newId(12)
  if (isHttp(event)) {
    const asked = readOpen311(event, requestId)
    if (asked) return writeOpen311(await answerOpen311(cloud, asked))
    const request = readHttp(event)
    if ('refused' in request) return writeHttp(request.refused, requestId)
    return writeHttp(await dispatch(cloud, { ...request, requestId }), requestId)
  }
  const openid = openidFromWechat(process.env)
  const call: Call = {
    action: event.action,
    input: event.input,
    credentials: { token: null, openid, address: 'wechat' },
    requestId,
  }
  return dispatch(cloud, call)
}
