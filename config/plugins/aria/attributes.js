/** Attributes a screen reader needs, by Taro component. An empty default leaves the attribute unset. */
const unset = (names) => Object.fromEntries(names.map((name) => [`aria-${name}`, '']))

const said = ['role', 'label', 'hidden']
const stated = [...said, 'disabled', 'checked', 'selected', 'expanded', 'level', 'live', 'modal']
const typed = ['label', 'required', 'invalid']

module.exports = {
  View: unset(stated),
  Text: unset([...said, 'level', 'live']),
  Image: unset(said),
  Button: unset([...said, 'disabled', 'expanded']),
  Input: unset(typed),
  Textarea: unset(typed),
  Picker: unset(said),
  ScrollView: unset(said),
  Map: unset(said),
  Canvas: unset(said),
}
