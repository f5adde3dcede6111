import { isForEverybody } from '@tests/support/for-everybody'

isForEverybody('rest')
