/**
 * Who may do what, for a person to read. One row per action and case, one column per persona.
 *
 *   ok  done          in  "sign in first"        no  forbidden        --  as if it did not exist
 *
 * Cases. Of a site: `own` is run by the operator who asks and lies in the secretary's community;
 * `other` lies there too, run by somebody else; `grid` lies elsewhere in the street, run by somebody
 * else; `street` lies in another street; a list that is `mine` is empty for who has none. Of a complaint: `own` was sent by who asks; `owned` was sent
 * by a neighbour and is the staff member's to answer; `other` is somebody else's to answer; `street`
 * is in another street. Of an appointment or an invitation: `own` is a new volunteer's of a grid in the
 * secretary's community, `grid` one's of a grid elsewhere in the street, `self` one's own, `top` an
 * administrator's, `operator` one of an operator's people, `account` somebody's who comes back with another WeChat account;
 * an invitation is `self` where it moves one's own account, and `home` where it is to a record of the
 * grid head's grid. Of an operator: `own` is that of who asks, `other` another one of the street. Of a home: as
 * home-scenarios.ts says, `refuse` is a no of the household. Of a report: as report-scenarios.ts says.
 * `any` where the case makes no difference.
 */
export const columns = [
  'stranger',
  'resident',
  'volunteer',
  'grid_head',
  'community_secretary',
  'block_lead',
  'street_staff',
  'supervisor',
  'operator',
  'partner',
] as const

export const table = `
                              stra resi volu grid secr bloc staf supe oper part
session.me           any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
session.me           street    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
session.open         any       in   in   in   in   in   in   in   in   in   in
session.open         street    in   in   in   in   in   in   in   in   in   in
session.personas     any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
session.signInAs     any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
session.renew        any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
session.end          any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
session.ask          any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
session.ask          street    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
session.look         any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
session.confirm      any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
session.refuse       any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
session.collect      key       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
session.collect      foreign   --   --   --   --   --   --   --   --   --   --
session.list         any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
session.revoke       others    in   ok   ok   ok   ok   ok   ok   ok   ok   ok
session.revoke       foreign   in   --   --   --   --   --   --   --   --   --

areas.responsible    own       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
areas.responsible    street    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
areas.rehearse       own       in   no   no   no   no   no   ok   ok   no   no
areas.rehearse       street    in   no   no   no   no   no   no   no   no   no
areas.locate         any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
areas.shapes         own       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
areas.shapes         street    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
areas.tree           own       in   no   no   no   no   no   ok   ok   no   no
areas.tree           street    in   no   no   no   no   no   no   no   no   no
areas.versions       own       in   no   no   no   no   no   ok   ok   no   no
areas.versions       street    in   no   no   no   no   no   no   no   no   no
areas.divisions      any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok

appointments.list    own       in   no   ok   ok   ok   ok   ok   ok   ok   ok
appointments.list    street    in   no   no   no   no   no   no   no   no   no
appointments.get      own      in   no   --   --   ok   --   ok   ok   --   --
appointments.get      grid     in   no   --   --   --   --   ok   ok   --   --
appointments.get      street   in   no   no   no   no   no   no   no   no   no
appointments.create  own       in   no   no   no   ok   no   ok   no   no   no
appointments.create  grid      in   no   no   no   no   no   ok   no   no   no
appointments.create  top       in   no   no   no   no   no   no   no   no   no
appointments.create  operator in   no   no   no   no   no   ok   no   no   no
appointments.create  street    in   no   no   no   no   no   no   no   no   no
appointments.change  own       in   no   --   --   ok   --   ok   no   --   --
appointments.change  grid      in   no   --   --   --   --   ok   no   --   --
appointments.change  street    in   no   no   no   no   no   no   no   no   no
appointments.away    own       in   no   --   --   ok   --   ok   no   --   --
appointments.away    grid      in   no   --   --   --   --   ok   no   --   --
appointments.away    self      in   no   ok   ok   ok   ok   ok   ok   ok   ok
appointments.away    street    in   no   no   no   no   no   no   no   no   no
appointments.back    own       in   no   --   --   ok   --   ok   no   --   --
appointments.back    grid      in   no   --   --   --   --   ok   no   --   --
appointments.back    street    in   no   no   no   no   no   no   no   no   no
appointments.handover own      in   no   --   --   ok   --   ok   no   --   --
appointments.handover grid     in   no   --   --   --   --   ok   no   --   --
appointments.handover street   in   no   no   no   no   no   no   no   no   no
appointments.end     own       in   no   --   --   ok   --   ok   no   --   --
appointments.end     grid      in   no   --   --   --   --   ok   no   --   --
appointments.end     street    in   no   no   no   no   no   no   no   no   no
appointments.invite  own       in   no   --   --   ok   --   ok   no   --   --
appointments.invite  grid      in   no   --   --   --   --   ok   no   --   --
appointments.invite  account   in   no   --   --   no   --   ok   no   --   --
appointments.invite  street    in   no   no   no   no   no   no   no   no   no

invitations.look     own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
invitations.look     street    in   --   --   --   --   --   --   --   --   --
invitations.claim    own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
invitations.claim    street    in   --   --   --   --   --   --   --   --   --
invitations.moveAccount any    in   ok   ok   ok   ok   ok   ok   ok   ok   ok
invitations.moveAccount street in   ok   ok   ok   ok   ok   ok   ok   ok   ok
invitations.revoke   own       in   --   --   --   ok   --   ok   --   --   --
invitations.revoke   grid      in   --   --   --   --   --   ok   --   --   --
invitations.revoke   home      in   --   --   ok   ok   ok   ok   --   --   --
invitations.revoke   self      in   ok   ok   ok   ok   ok   ok   ok   ok   ok
invitations.revoke   street    in   --   --   --   --   --   --   --   --   --

sites.near           any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
sites.list           own       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
sites.list           street    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
sites.list           mine      ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
sites.coverage       own       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
sites.coverage       street    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
sites.get            own       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
sites.get            other     ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
sites.get            grid      ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
sites.get            street    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
sites.get            retired   --   --   --   --   --   --   ok   --   --   --
sites.visit          own       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
sites.visit          street    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
sites.rate           own       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
sites.rate           street    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
sites.close          own       in   no   no   no   ok   no   ok   no   ok   no
sites.close          other     in   no   no   no   ok   no   ok   no   no   no
sites.close          grid      in   no   no   no   no   no   ok   no   no   no
sites.close          street    in   no   no   no   no   no   no   no   no   no
sites.reopen         own       in   no   no   no   ok   no   ok   no   ok   no
sites.reopen         other     in   no   no   no   ok   no   ok   no   no   no
sites.reopen         grid      in   no   no   no   no   no   ok   no   no   no
sites.reopen         street    in   no   no   no   no   no   no   no   no   no
sites.update         own       in   no   no   no   ok   no   ok   no   ok   no
sites.update         other     in   no   no   no   ok   no   ok   no   no   no
sites.update         grid      in   no   no   no   no   no   ok   no   no   no
sites.update         street    in   no   no   no   no   no   no   no   no   no
sites.update         name      in   no   no   no   no   no   ok   no   no   no
sites.create         own       in   no   no   no   no   no   ok   no   no   no
sites.create         street    in   no   no   no   no   no   no   no   no   no
sites.retire         own       in   no   no   no   no   no   ok   no   no   no
sites.retire         grid      in   no   no   no   no   no   ok   no   no   no
sites.retire         street    in   no   no   no   no   no   no   no   no   no
sites.poster         own       in   no   no   no   ok   no   ok   no   ok   no
sites.poster         other     in   no   no   no   ok   no   ok   no   no   no
sites.poster         grid      in   no   no   no   no   no   ok   no   no   no
sites.poster         street    in   no   no   no   no   no   no   no   no   no
sites.replaceCode    own       in   no   no   no   ok   no   ok   no   ok   no
sites.replaceCode    other     in   no   no   no   ok   no   ok   no   no   no
sites.replaceCode    grid      in   no   no   no   no   no   ok   no   no   no
sites.replaceCode    street    in   no   no   no   no   no   no   no   no   no
sites.operators      own       in   no   no   no   no   no   ok   no   no   no
sites.operators      street    in   no   no   no   no   no   no   no   no   no

operators.list       own       in   no   no   no   no   no   ok   no   ok   no
operators.list       street    in   no   no   no   no   no   no   no   no   no
operators.get        own       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
operators.get        other     ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
operators.get        street    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
operators.create     own       in   no   no   no   no   no   ok   no   no   no
operators.create     street    in   no   no   no   no   no   no   no   no   no
operators.update     own       in   no   no   no   no   no   ok   no   no   no
operators.update     other     in   no   no   no   no   no   ok   no   no   no
operators.update     street    in   no   no   no   no   no   no   no   no   no

doors.list           street    in   no   no   no   no   no   no   no   no   no
doors.list           own       in   no   no   ok   ok   ok   ok   no   no   no
doors.list           grid      in   no   no   --   --   --   ok   no   no   no
doors.get            own       in   no   no   ok   ok   ok   ok   no   no   no
doors.get            grid      in   no   no   --   --   --   ok   no   no   no
doors.get            street    in   no   no   no   no   no   no   no   no   no
doors.add            own       in   no   no   no   ok   no   ok   no   no   no
doors.add            new       in   no   no   no   ok   no   ok   no   no   no
doors.add            grid      in   no   no   --   --   --   ok   no   no   no
doors.add            street    in   no   no   no   no   no   no   no   no   no
doors.change         own       in   no   no   no   ok   no   ok   no   no   no
doors.change         grid      in   no   no   --   --   --   ok   no   no   no
doors.change         street    in   no   no   no   no   no   no   no   no   no
doors.remove         own       in   no   no   no   ok   no   ok   no   no   no
doors.remove         grid      in   no   no   --   --   --   ok   no   no   no
doors.remove         street    in   no   no   no   no   no   no   no   no   no
doors.counts         own       in   no   no   ok   ok   ok   ok   no   no   no
doors.counts         street    in   no   no   no   no   no   no   no   no   no

homes.mine           own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.mine           street    in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.look           own       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.look           street    --   --   --   --   --   --   --   --   --   --
homes.buildings      own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.buildings      street    in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.rooms          own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.rooms          street    in   --   --   --   --   --   --   --   --   --
homes.join           own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.join           code      in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.join           street    in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.leave          own       in   --   --   no   no   no   no   --   --   --
homes.leave          self      in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.leave          household in   no   no   no   no   no   no   no   no   no
homes.leave          proxy     in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.leave          street    in   --   --   --   --   --   --   --   --   --
homes.answer         own       in   --   --   ok   ok   ok   ok   --   --   --
homes.answer         self      in   no   no   no   no   no   no   no   no   no
homes.answer         household in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.answer         refuse    in   no   no   ok   ok   ok   ok   no   no   no
homes.answer         asker     in   --   --   ok   ok   ok   ok   --   --   --
homes.answer         grid      in   --   --   --   --   --   ok   --   --   --
homes.answer         street    in   --   --   --   --   --   --   --   --   --
homes.enter          own       in   no   no   ok   ok   ok   ok   no   no   no
homes.enter          household in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.enter          asker     in   no   no   ok   ok   ok   ok   no   no   no
homes.enter          grid      in   no   no   no   no   no   ok   no   no   no
homes.enter          street    in   no   no   no   no   no   no   no   no   no
homes.entrust        own       in   --   --   no   no   no   no   --   --   --
homes.entrust        self      in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.entrust        household in   no   no   no   no   no   no   no   no   no
homes.entrust        proxy     in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.entrust        entered   in   --   --   ok   ok   ok   ok   --   --   --
homes.entrust        street    in   --   --   --   --   --   --   --   --   --
homes.changePhone    own       in   --   --   no   no   no   no   --   --   --
homes.changePhone    self      in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.changePhone    household in   no   no   no   no   no   no   no   no   no
homes.changePhone    proxy     in   ok   ok   ok   ok   ok   ok   ok   ok   ok
homes.changePhone    entered   in   --   --   ok   ok   ok   ok   --   --   --
homes.changePhone    street    in   --   --   --   --   --   --   --   --   --
homes.end            own       in   no   --   ok   ok   ok   ok   --   --   --
homes.end            self      in   no   no   ok   ok   ok   ok   no   no   no
homes.end            household in   no   no   ok   ok   ok   ok   no   no   no
homes.end            grid      in   no   --   --   --   --   ok   --   --   --
homes.end            street    in   no   no   no   no   no   no   no   no   no
homes.asked          own       in   no   no   ok   ok   ok   ok   no   no   no
homes.asked          street    in   no   no   no   no   no   no   no   no   no
homes.people         own       in   no   no   ok   ok   ok   ok   no   no   no
homes.people         grid      in   no   no   --   --   --   ok   no   no   no
homes.people         street    in   no   no   no   no   no   no   no   no   no
homes.code           own       in   no   no   ok   ok   ok   ok   no   no   no
homes.code           grid      in   no   no   --   --   --   ok   no   no   no
homes.code           street    in   no   no   no   no   no   no   no   no   no
homes.invite         own       in   no   --   ok   ok   ok   ok   --   --   --
homes.invite         self      in   no   no   no   no   no   no   no   no   no
homes.invite         household in   no   no   ok   ok   ok   ok   no   no   no
homes.invite         grid      in   no   --   --   --   --   ok   --   --   --
homes.invite         street    in   no   no   no   no   no   no   no   no   no

codes.resolve        any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok

complaints.submit    own       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
complaints.submit    street    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
complaints.find      receipt   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
complaints.find      other     --   --   --   --   --   --   --   --   --   --
complaints.find      street    --   --   --   --   --   --   --   --   --   --
complaints.get       own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
complaints.get       owned     in   --   --   --   --   --   ok   --   --   --
complaints.get       other     in   --   --   --   --   --   --   --   --   --
complaints.get       street    in   --   --   --   --   --   --   --   --   --
complaints.mine      own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
complaints.mine      street    in   ok   ok   ok   ok   ok   ok   ok   ok   ok
complaints.owned     own       in   no   no   no   no   no   ok   ok   no   no
complaints.owned     street    in   no   no   no   no   no   no   no   no   no
complaints.answer    owned     in   no   --   --   --   --   ok   --   --   --
complaints.answer    other     in   no   --   --   --   --   --   --   --   --
complaints.answer    street    in   no   no   no   no   no   no   no   no   no
complaints.withdraw  own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
complaints.withdraw  owned     in   --   --   --   --   --   no   --   --   --
complaints.withdraw  street    in   --   --   --   --   --   --   --   --   --

reports.categories   own       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.categories   street    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.submit       own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.submit       street    in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.enter        own       in   no   no   ok   ok   ok   ok   ok   no   no
reports.enter        street    in   no   no   no   no   no   no   no   no   no
reports.near         own       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.near         street    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.get          own       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.get          owned     ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.get          grid      ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.get          other     ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.get          street    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.get          people    --   --   --   ok   ok   ok   ok   ok   --   --
reports.get          private   --   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.get          withdrawn --   --   --   ok   ok   ok   ok   ok   --   --
reports.mine         own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.mine         street    in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.owned        own       in   no   no   ok   ok   ok   ok   ok   no   no
reports.owned        street    in   no   no   no   no   no   no   no   no   no
reports.candidates   own       in   no   --   --   --   --   ok   ok   --   --
reports.candidates   owned     in   no   --   ok   ok   ok   ok   ok   --   --
reports.candidates   grid      in   no   --   ok   ok   ok   ok   ok   --   --
reports.candidates   other     in   no   --   --   --   --   ok   ok   --   --
reports.candidates   people    in   no   --   ok   ok   ok   ok   ok   --   --
reports.candidates   street    in   no   no   no   no   no   no   no   no   no
reports.follow       own       in   no   no   no   no   no   no   no   no   no
reports.follow       owned     in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.follow       grid      in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.follow       other     in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.follow       street    in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.unfollow     own       in   no   no   no   no   no   no   no   no   no
reports.unfollow     owned     in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.unfollow     grid      in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.unfollow     other     in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.unfollow     people    in   --   --   ok   ok   ok   ok   ok   --   --
reports.unfollow     street    in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.file         own       in   no   no   no   no   no   ok   ok   no   no
reports.file         owned     in   no   no   ok   ok   ok   ok   ok   no   no
reports.file         grid      in   no   no   no   ok   ok   ok   ok   no   no
reports.file         other     in   no   no   no   no   no   ok   ok   no   no
reports.file         people    in   no   --   no   ok   ok   ok   ok   --   --
reports.file         street    in   no   no   no   no   no   no   no   no   no
reports.recategorize own       in   no   no   no   no   no   ok   ok   no   no
reports.recategorize owned     in   no   no   ok   ok   ok   ok   ok   no   no
reports.recategorize grid      in   no   no   no   ok   ok   ok   ok   no   no
reports.recategorize other     in   no   no   no   no   no   ok   ok   no   no
reports.recategorize people    in   no   --   no   ok   ok   ok   ok   --   --
reports.recategorize street    in   no   no   no   no   no   no   no   no   no
reports.dispatch     own       in   no   no   no   no   no   ok   ok   no   no
reports.dispatch     owned     in   no   no   ok   ok   ok   ok   ok   no   no
reports.dispatch     grid      in   no   no   no   ok   ok   ok   ok   no   no
reports.dispatch     other     in   no   no   no   no   no   ok   ok   no   no
reports.dispatch     people    in   no   --   no   ok   ok   ok   ok   --   --
reports.dispatch     street    in   no   no   no   no   no   no   no   no   no
reports.accept       own       in   no   no   no   no   no   no   no   no   no
reports.accept       owned     in   no   no   ok   ok   ok   ok   ok   no   no
reports.accept       grid      in   no   no   no   no   no   no   no   no   no
reports.accept       other     in   no   no   no   no   no   no   no   no   no
reports.accept       people    in   no   --   no   no   no   no   no   --   --
reports.accept       street    in   no   no   no   no   no   no   no   no   no
reports.return       own       in   no   no   no   no   no   no   no   no   no
reports.return       owned     in   no   no   ok   ok   ok   ok   ok   no   no
reports.return       grid      in   no   no   no   no   no   no   no   no   no
reports.return       other     in   no   no   no   no   no   no   no   no   no
reports.return       people    in   no   --   no   no   no   no   no   --   --
reports.return       street    in   no   no   no   no   no   no   no   no   no
reports.contact      own       in   no   no   no   no   no   no   no   no   no
reports.contact      owned     in   no   no   ok   ok   ok   ok   ok   no   no
reports.contact      grid      in   no   no   no   no   no   no   no   no   no
reports.contact      other     in   no   no   no   no   no   no   no   no   no
reports.contact      people    in   no   --   no   no   no   no   no   --   --
reports.contact      street    in   no   no   no   no   no   no   no   no   no
reports.progress     own       in   no   no   no   no   no   no   no   no   no
reports.progress     owned     in   no   no   ok   ok   ok   ok   ok   no   no
reports.progress     grid      in   no   no   no   no   no   no   no   no   no
reports.progress     other     in   no   no   no   no   no   no   no   no   no
reports.progress     people    in   no   --   no   no   no   no   no   --   --
reports.progress     street    in   no   no   no   no   no   no   no   no   no
reports.askPause     own       in   no   no   no   no   no   no   no   no   no
reports.askPause     owned     in   no   no   ok   ok   ok   ok   ok   no   no
reports.askPause     grid      in   no   no   no   no   no   no   no   no   no
reports.askPause     other     in   no   no   no   no   no   no   no   no   no
reports.askPause     people    in   no   --   no   no   no   no   no   --   --
reports.askPause     street    in   no   no   no   no   no   no   no   no   no
reports.answerPause  own       in   no   no   no   no   no   ok   ok   no   no
reports.answerPause  owned     in   no   no   no   no   no   no   no   no   no
reports.answerPause  grid      in   no   no   no   ok   ok   ok   ok   no   no
reports.answerPause  other     in   no   no   no   no   no   ok   ok   no   no
reports.answerPause  people    in   no   --   no   ok   ok   ok   ok   --   --
reports.answerPause  street    in   no   no   no   no   no   no   no   no   no
reports.resume       own       in   no   no   no   no   no   ok   ok   no   no
reports.resume       owned     in   no   no   ok   ok   ok   ok   ok   no   no
reports.resume       grid      in   no   no   no   ok   ok   ok   ok   no   no
reports.resume       other     in   no   no   no   no   no   ok   ok   no   no
reports.resume       people    in   no   --   no   ok   ok   ok   ok   --   --
reports.resume       street    in   no   no   no   no   no   no   no   no   no
reports.resolve      own       in   no   no   no   no   no   no   no   no   no
reports.resolve      owned     in   no   no   ok   ok   ok   ok   ok   no   no
reports.resolve      grid      in   no   no   no   no   no   no   no   no   no
reports.resolve      other     in   no   no   no   no   no   no   no   no   no
reports.resolve      people    in   no   --   no   no   no   no   no   --   --
reports.resolve      street    in   no   no   no   no   no   no   no   no   no
reports.verify       own       in   no   no   no   no   no   no   no   no   no
reports.verify       owned     in   no   no   ok   ok   ok   ok   ok   no   no
reports.verify       grid      in   no   no   no   no   no   no   no   no   no
reports.verify       other     in   no   no   no   no   no   no   no   no   no
reports.verify       people    in   no   --   no   no   no   no   no   --   --
reports.verify       street    in   no   no   no   no   no   no   no   no   no
reports.verify       handled   in   no   no   no   no   no   no   no   no   no
reports.rate         own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.rate         owned     in   no   no   no   no   no   no   no   no   no
reports.rate         grid      in   no   no   no   no   no   no   no   no   no
reports.rate         other     in   no   no   no   no   no   no   no   no   no
reports.rate         people    in   --   --   no   no   no   no   no   --   --
reports.rate         street    in   no   no   no   no   no   no   no   no   no
reports.reopen       own       in   no   no   no   no   no   ok   ok   no   no
reports.reopen       owned     in   no   no   no   ok   ok   ok   ok   no   no
reports.reopen       grid      in   no   no   no   ok   ok   ok   ok   no   no
reports.reopen       other     in   no   no   no   no   no   ok   ok   no   no
reports.reopen       people    in   no   --   no   ok   ok   ok   ok   --   --
reports.reopen       street    in   no   no   no   no   no   no   no   no   no
reports.merge        own       in   no   no   no   no   no   ok   ok   no   no
reports.merge        owned     in   no   no   no   ok   ok   ok   ok   no   no
reports.merge        grid      in   no   no   no   ok   ok   ok   ok   no   no
reports.merge        other     in   no   no   no   no   no   ok   ok   no   no
reports.merge        apart     in   no   no   no   --   --   ok   ok   no   no
reports.merge        street    in   no   no   no   no   no   no   no   no   no
reports.unmerge      own       in   no   no   no   no   no   ok   ok   no   no
reports.unmerge      owned     in   no   no   no   ok   ok   ok   ok   no   no
reports.unmerge      grid      in   no   no   no   ok   ok   ok   ok   no   no
reports.unmerge      other     in   no   no   no   no   no   ok   ok   no   no
reports.unmerge      people    in   no   --   no   ok   ok   ok   ok   --   --
reports.unmerge      street    in   no   no   no   no   no   no   no   no   no
reports.withdraw     own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.withdraw     owned     in   no   no   no   no   no   no   no   no   no
reports.withdraw     grid      in   no   no   no   no   no   no   no   no   no
reports.withdraw     other     in   no   no   no   no   no   no   no   no   no
reports.withdraw     people    in   --   --   no   no   no   no   no   --   --
reports.withdraw     street    in   no   no   no   no   no   no   no   no   no
reports.identity     own       in   no   --   --   --   --   ok   ok   --   --
reports.identity     owned     in   no   --   ok   ok   ok   ok   ok   --   --
reports.identity     grid      in   no   --   ok   ok   ok   ok   ok   --   --
reports.identity     other     in   no   --   --   --   --   ok   ok   --   --
reports.identity     people    in   no   --   ok   ok   ok   ok   ok   --   --
reports.identity     hidden    in   no   --   no   no   no   no   no   --   --
reports.identity     street    in   no   no   no   no   no   no   no   no   no
reports.board        own       in   no   no   no   ok   ok   ok   ok   no   no
reports.board        street    in   no   no   no   no   no   no   no   no   no
reports.bulk         own       in   no   no   no   ok   ok   ok   ok   no   no
reports.bulk         grid      in   no   no   no   ok   ok   ok   ok   no   no
reports.bulk         other     in   no   no   no   ok   ok   ok   ok   no   no
reports.bulk         street    in   no   no   no   no   no   no   no   no   no
reports.undo         own       in   no   no   no   ok   ok   ok   ok   no   no
reports.undo         other     in   no   no   no   --   --   --   --   no   no
reports.undo         street    in   no   no   no   no   no   no   no   no   no
reports.search       own       in   no   no   ok   ok   ok   ok   ok   no   no
reports.search       street    in   no   no   no   no   no   no   no   no   no
reports.seen         own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.seen         private   in   ok   ok   ok   ok   ok   ok   ok   ok   ok
reports.seen         owned     in   --   --   --   --   --   --   --   --   --
reports.seen         grid      in   --   --   --   --   --   --   --   --   --
reports.seen         people    in   --   --   --   --   --   --   --   --   --
reports.seen         street    in   --   --   --   --   --   --   --   --   --

imports.preview      own       in   no   no   no   no   no   ok   no   no   no
imports.preview      street    in   no   no   no   no   no   no   no   no   no
imports.continue     own       in   no   no   no   no   no   ok   no   no   no
imports.continue     street    in   no   no   no   no   no   no   no   no   no
imports.apply        own       in   no   no   no   no   no   ok   no   no   no
imports.apply        street    in   no   no   no   no   no   no   no   no   no
imports.undo         own       in   no   no   no   no   no   ok   no   no   no
imports.undo         street    in   no   no   no   no   no   no   no   no   no
imports.get          own       in   no   no   no   no   no   ok   no   no   no
imports.get          street    in   no   no   no   no   no   no   no   no   no
imports.list         own       in   no   no   no   no   no   ok   no   no   no
imports.list         street    in   no   no   no   no   no   no   no   no   no
imports.template     own       in   no   no   no   no   no   ok   no   no   no
imports.template     street    in   no   no   no   no   no   no   no   no   no
files.begin          own       in   no   no   no   no   no   ok   no   no   no
files.begin          photo     in   ok   ok   ok   ok   ok   ok   ok   ok   ok
files.begin          street    in   no   no   no   no   no   no   no   no   no

consents.list        any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
consents.set         any       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
history.list         home      in   no   --   ok   ok   ok   ok   --   --   --
history.list         report    in   no   --   ok   ok   ok   ok   ok   --   --
history.list         own       in   no   --   --   ok   --   ok   --   ok   --
history.list         other     in   no   --   --   ok   --   ok   --   --   --
history.list         grid      in   no   --   --   --   --   ok   --   --   --
history.list         street    in   no   no   no   no   no   no   no   no   no
assignments.mine     own       in   no   ok   ok   ok   ok   ok   ok   ok   ok
assignments.mine     street    in   no   no   no   no   no   no   no   no   no
messages.list        own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
messages.list        street    in   ok   ok   ok   ok   ok   ok   ok   ok   ok
messages.read        own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
messages.read        street    in   ok   ok   ok   ok   ok   ok   ok   ok   ok
messages.templates   own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
messages.templates   street    in   ok   ok   ok   ok   ok   ok   ok   ok   ok
messages.credit      own       in   ok   ok   ok   ok   ok   ok   ok   ok   ok
messages.credit      street    in   ok   ok   ok   ok   ok   ok   ok   ok   ok

clock.read           any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
clock.move           any       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
`
