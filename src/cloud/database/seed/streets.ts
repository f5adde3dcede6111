/** 南京东路街道, the first user. */
export const street = '310101002'
/** 外滩街道, its eastern neighbour, where the demonstration crosses a border. */
export const bundStreet = '310101013'

/** English names that are in use, by code: the divisions of the Bureau of Statistics have none. */
export const english: Readonly<Record<string, string>> = {
  '310101': 'Huangpu District',
  '310104': 'Xuhui District',
  '310105': 'Changning District',
  '310106': "Jing'an District",
  '310107': 'Putuo District',
  '310109': 'Hongkou District',
  '310110': 'Yangpu District',
  '310112': 'Minhang District',
  '310113': 'Baoshan District',
  '310114': 'Jiading District',
  '310115': 'Pudong New Area',
  '310116': 'Jinshan District',
  '310117': 'Songjiang District',
  '310118': 'Qingpu District',
  '310120': 'Fengxian District',
  '310151': 'Chongming District',
  [street]: 'Nanjing East Road Sub-district',
  [bundStreet]: 'Bund Sub-district',
}
