import type { Certificate } from '@/contract/service.shapes'
import type {
  CertificateId,
  ClientId,
  Day,
  PersonId,
  ServiceRecordId,
  StreetCode,
} from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'

/** What a certificate says, as it was on the day. */
export type CertificateShown = Pick<Certificate, 'name' | 'issuer' | 'lines'>

export interface CertificateRow {
  street: StreetCode
  certificate: CertificateId
  /** As it is printed, check letters and all. */
  number: string
  person: PersonId
  shown: CertificateShown
  from: Day
  until: Day
  minutes: number
  records: ServiceRecordId[]
  issuedAt: Date
  endedAt: Date | null
  /** The number of the one that came after it. */
  after: string | null
}

/** $1 is the street. */
const CERTIFICATES = `
  SELECT c.street, c.id AS certificate, c.number, c.person, c.shown, c.from_day AS "from",
         c.until_day AS "until", c.minutes, c.records, c.issued_at AS "issuedAt",
         c.ended_at AS "endedAt", n.number AS after
  FROM service_certificates c
  LEFT JOIN service_certificates n ON n.street = $1 AND n.id = c.ended_by
  WHERE c.street = $1`

export async function findCertificate(
  db: Db,
  street: StreetCode,
  certificate: CertificateId,
): Promise<CertificateRow | undefined> {
  const [row] = await db.query<CertificateRow>(`${CERTIFICATES} AND c.id = $2`, [
    street,
    certificate,
  ])
  return row
}

/** @param number as it is printed */
export async function findByNumber(
  db: Db,
  street: StreetCode,
  number: string,
): Promise<CertificateRow | undefined> {
  const [row] = await db.query<CertificateRow>(`${CERTIFICATES} AND c.number = $2`, [
    street,
    number,
  ])
  return row
}

/** The certificate that a client id of somebody's phone made. */
export async function findByClient(
  db: Db,
  street: StreetCode,
  person: PersonId,
  client: ClientId,
): Promise<CertificateRow | undefined> {
  const [row] = await db.query<CertificateRow>(
    `${CERTIFICATES} AND c.person = $2 AND c.client = $3`,
    [street, person, client],
  )
  return row
}

/** Somebody's certificates, the latest first. */
export async function listCertificates(
  db: Db,
  street: StreetCode,
  person: PersonId,
  most: number,
): Promise<CertificateRow[]> {
  return db.query<CertificateRow>(
    `${CERTIFICATES} AND c.person = $2 ORDER BY c.issued_at DESC, c.id DESC LIMIT $3`,
    [street, person, most],
  )
}

/** The certificates that hold and have a record on them. */
export async function listHolding(
  db: Db,
  street: StreetCode,
  record: ServiceRecordId,
): Promise<CertificateRow[]> {
  return db.query<CertificateRow>(
    `${CERTIFICATES} AND c.records @> ARRAY[$2] AND c.ended_at IS NULL ORDER BY c.issued_at, c.id`,
    [street, record],
  )
}

export interface NewCertificate {
  street: StreetCode
  certificate: CertificateId
  number: string
  person: PersonId
  client: ClientId
  shown: CertificateShown
  from: Day
  until: Day
  minutes: number
  records: readonly ServiceRecordId[]
  now: number
}

/** Keeps a certificate. False: the client id has made one already. */
export async function insertCertificate(
  tx: Tx,
  made: Authorized<NewCertificate>,
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO service_certificates (street, id, number, person, client, shown, from_day, until_day,
                                       minutes, records, issued_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (street, person, client) DO NOTHING RETURNING id`,
    [
      made.street,
      made.certificate,
      made.number,
      made.person,
      made.client,
      JSON.stringify(made.shown),
      made.from,
      made.until,
      made.minutes,
      made.records,
      new Date(made.now),
    ],
  )
  return rows.length === 1
}

/** A certificate holds no longer; nothing else of one is ever changed. @param by the one after it; null where nothing is left to certify */
export async function endCertificate(
  tx: Tx,
  { street, certificate }: Authorized<{ street: StreetCode; certificate: CertificateId }>,
  by: CertificateId | null,
  now: number,
): Promise<void> {
  await tx.query(
    `UPDATE service_certificates SET ended_at = $3, ended_by = $4
     WHERE street = $1 AND id = $2 AND ended_at IS NULL`,
    [street, certificate, new Date(now), by],
  )
}

/** The name of the street that certifies. */
export async function findIssuer(db: Db, street: StreetCode): Promise<Certificate['issuer']> {
  const [row] = await db.query<{ name: Certificate['issuer'] }>(
    'SELECT name FROM streets WHERE street = $1',
    [street],
  )
  if (!row) throw new Error('a street that has records is served')
  return row.name
}
