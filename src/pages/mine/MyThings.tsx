import { useLingui } from '@lingui/react/macro'
import { open, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'

interface MyThingsProps {
  desk: boolean
  /** Whether they run events; who has a desk finds those there. */
  organises: boolean
  office: boolean
  /** Whether somebody is known here. */
  account: boolean
}

/** What an office brings with it. */
function Duties({ desk, organises, office }: Omit<MyThingsProps, 'account'>) {
  const { t } = useLingui()
  const street = currentStreet()
  return (
    <>
      {desk && (
        <Row
          icon="calendar"
          tone="mine"
          title={t`工作台`}
          note={t`要办的事、站点、导入`}
          onTap={() => open(routes.desk())}
        />
      )}
      {organises && !desk && (
        <Row
          icon="people"
          tone="mine"
          title={t`我办的活动`}
          note={t`办一场活动，看名单、签到、取消`}
          onTap={() => open(routes.runEvents(street))}
        />
      )}
      {office && (
        <Row
          icon="person"
          tone="mine"
          title={t`我的岗位`}
          note={t`任期、代理人，请假和回来`}
          onTap={() => open(routes.appointments(street))}
        />
      )}
    </>
  )
}

/** What is mine, one tap away. */
export function MyThings({ desk, organises, office, account }: MyThingsProps) {
  const { t } = useLingui()
  const street = currentStreet()
  return (
    <Card>
      <Duties desk={desk} organises={organises} office={office} />
      <Row
        icon="home"
        tone="mine"
        title={t`我的家`}
        note={t`我住哪里、同户有谁、替家人登记`}
        onTap={() => open(routes.homes(street))}
      />
      <Row
        icon="area"
        tone="mine"
        title={t`这里由谁负责`}
        note={t`看我在哪个微网格、由谁负责、为什么`}
        onTap={() => open(routes.responsible())}
      />
      <Row
        icon="qr"
        tone="mine"
        title={t`我的活动`}
        note={t`报名的票、候补到第几位、志愿班次`}
        onTap={() => open(routes.tickets(street))}
      />
      <Row
        icon="camera"
        tone="mine"
        title={t`我的随手报`}
        note={t`报过的和关注的，看到哪一步、哪天前办结`}
        onTap={() => open(routes.myReports(street))}
      />
      <Row
        icon="check"
        tone="mine"
        title={t`我的服务时长`}
        note={t`志愿服务记了多久，核对、开证明`}
        onTap={() => open(routes.service(street))}
      />
      <Row
        icon="bubble"
        tone="mine"
        title={t`我有意见`}
        note={t`投诉和建议都有编号，按期答复`}
        onTap={() => open(routes.complain(street))}
      />
      <Row
        icon="list"
        tone="mine"
        title={t`我提过的意见`}
        note={t`看到哪一步了，看答复`}
        onTap={() => open(routes.myComplaints(street))}
      />
      {account && (
        <Row
          icon="phone"
          tone="mine"
          title={t`换微信账号`}
          note={t`换了手机或微信号，岗位和记录都带过去`}
          onTap={() => open(routes.moveAccount(street))}
        />
      )}
    </Card>
  )
}
