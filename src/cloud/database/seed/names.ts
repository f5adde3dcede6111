/** Common surnames; 53 is prime, so that numbers meet each given name with each surname once. */
const SURNAMES =
  '沈陆顾徐朱周吴张王陈李金施钱姚俞戴严倪唐许孙胡郭何高罗郑梁谢宋冯曹潘董袁余叶蒋杜魏程吕丁任姜谭汪夏邱方邵龚'

/** Given names of several generations. */
const GIVEN =
  '建明 雅琴 佩芬 海燕 永康 嘉伟 秋萍 文娟 德明 欣然 立新 惠芳 晓峰 月娥 鸿飞 静怡 伟民 巧云 逸凡 玉兰 ' +
  '志华 思敏 宝根 彩霞 培德 佳慧 国梁 素珍 文博 爱珍 立民 书瑶 根娣 卫东 慧君 宇航 金凤 世荣 晓雯 春梅 ' +
  '正华 美娟 子涵 桂珍 建忠 倩云 家骏 丽华 维刚 梦瑶 志明 冬英 启明 雪琴 景文 秀珍 一鸣 兰芳 定国 云霞'

const given = GIVEN.split(' ')

/** A made-up name for each number up to 3,179, none twice. */
export function inventedName(number: number): string {
  const surname = SURNAMES[(number * 11) % SURNAMES.length] ?? ''
  return surname + (given[(number * 7) % given.length] ?? '')
}
