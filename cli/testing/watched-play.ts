/** A project with one playbook, `few`, for what people say of playbooks and places while it runs. */
export const WATCHED_PLAY = `language 1

stream orders "주문" from kafka "orders" {
  key event_id  time at  late 20s  silent after 10m  owner "platform"
  field event_id is id
  field region is id(region)
}
define words region { 강남구: "seoul-gangnam" }
metric orders_now "주문 수" = count of orders over 5m  missing as zero

playbook few "주문 끊김" {
  owner "ops"  severity low  mode shadow
  when orders_now < 5 over 5m
  then do log.note(text: "few")
}
`;
