/** 南京东路街道, the first user. */
export const street = '310101002'
/** 外滩街道, its eastern neighbour, where the demonstration crosses a border. */
export const bundStreet = '310101013'
