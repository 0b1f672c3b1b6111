/** A small whole document: one verb of each kind with its undo, a read and a probe. Tests change one thing in it. */
export const smallDocument = `openapi: 3.1.0
info: { title: Shops, version: '1' }
tags:
  - name: shops
    description: Shops of the town.
paths:
  /shops/{shop}/pause:
    parameters:
      - $ref: '#/components/parameters/Shop'
      - { name: Idempotency-Key, in: header, required: true, schema: { type: string } }
    post:
      summary: Closes a shop.
      x-ordersense:
        verb: shops.pause
        ko: 가게를 닫는다.
        effect: { changes: shop.open, reaches: restaurants, lasting: true, severe: true, takesAway: true }
        undo: shops.resume
        ttl: remote
        affects:
          - { topic: orders, only: { field: event, values: [placed] }, become: fewer }
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [reason]
              properties:
                reason:
                  type: string
                  description: what the shop reads
                  x-ordersense: { ko: 이유, readBy: restaurants, shows: { chars: 60, cells: 90 } }
                until:
                  type: string
                  x-ordersense: { filled: expires-at }
  /shops/{shop}/resume:
    parameters:
      - $ref: '#/components/parameters/Shop'
    put:
      summary: Opens a shop again.
      x-ordersense:
        verb: shops.resume
        ko: 가게를 다시 연다.
        effect: { changes: shop.open, reaches: restaurants }
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                act:
                  type: string
                  x-ordersense: { filled: act-key }
  /gifts:
    post:
      summary: Gives a customer money.
      x-ordersense:
        verb: gifts.send
        ko: 고객에게 돈을 준다.
        effect: { changes: customer.gift, reaches: customers, lasting: true }
        endsBy: lasts
        cost: { argument: amount, per: target }
        purpose: marketing
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [to, amount, lasts]
              properties:
                to: { type: string, x-ordersense: { is: id(customer), targets: customer, many: true } }
                amount: { type: integer, x-ordersense: { is: money(KRW) } }
                lasts: { type: integer, x-ordersense: { is: duration(s) } }
                kind: { type: string, enum: [card, cash] }
  /gifts/best:
    get:
      summary: Chooses a gift.
      x-ordersense: { read: gifts.best, ko: 선물을 고른다., returns: gift }
      parameters:
        - { name: customer, in: query, required: true, schema: { type: string, x-ordersense: { is: id(customer) } } }
      responses:
        '200':
          content:
            application/json:
              schema:
                type: object
                required: [gift]
                properties:
                  gift: { type: string, x-ordersense: { is: id(gift) } }
  /weather:
    get:
      summary: Says what the weather is.
      x-ordersense: { probe: town.weather, ko: 날씨를 알려 준다. }
      parameters:
        - { name: place, in: query, required: true, schema: { type: string, x-ordersense: { is: place } } }
      responses:
        '200':
          content:
            application/json:
              schema:
                type: object
                required: [rain, level]
                properties:
                  rain: { type: number, description: in mm, x-ordersense: { is: number(mm), ko: 강수량 } }
                  level: { type: [string, 'null'], enum: [none, red] }
  /inside:
    get:
      summary: not for playbooks
components:
  parameters:
    Shop:
      name: shop
      in: path
      required: true
      description: which shop
      schema:
        type: string
        x-ordersense: { is: id(shop) }
      x-ordersense: { argument: shops, ko: 가게, targets: shop, many: true }
`;

/** The same with a verb that can be asked about, and the question. */
export const lookedUpDocument = (): string =>
  smallDocument
    .replace('        purpose: marketing\n', '        purpose: marketing\n        idempotency: lookup\n')
    .replace(
      '  /gifts/best:\n',
      `  /gifts/sent/{key}:
    get:
      summary: Says whether a gift was sent.
      x-ordersense: { lookup: gifts.send, within: 60 }
      parameters:
        - { name: key, in: path, required: true, schema: { type: string }, x-ordersense: { filled: act-key } }
  /gifts/best:
`,
    );
