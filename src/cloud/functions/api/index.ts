import { type Call, dispatch } from '../../dispatch'
import { newId } from '../../ids'
import { type HttpEvent, isHttp, readHttp, writeHttp } from '../http-event'
import { installation } from '../installation'
import { openidFromWechat } from '../wechat-context'

/** What wx.cloud.callFunction sends. Whatever else stands in it, identity above all, is not looked at. */
interface CallEvent {
  action?: unknown
  input?: unknown
}

/** The entry of the cloud function `api`: the mini-program's calls, and H5's through the HTTP trigger. */
export async function main(event: CallEvent | HttpEvent): Promise<unknown> {
  const cloud = installation()
  const requestId = newId(12)
  if (isHttp(event)) {
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
