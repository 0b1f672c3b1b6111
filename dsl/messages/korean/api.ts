import type { Catalogue } from '../../say.ts';

/** What `run` says of its HTTP API, and of its settings. */
export const api: Catalogue = {
  'the API listens at {0}': 'API 주소: {0}',
  'an address such as 127.0.0.1:8790': '127.0.0.1:8790 같은 주소',
  '`api.listen` is reached from other machines, and nobody has a token':
    '`api.listen`은 다른 컴퓨터에서 닿는 주소인데 토큰을 가진 사람이 없습니다',
  'give people a `token` under `people:`, or listen at 127.0.0.1:{0}':
    '`people:`에서 사람마다 `token`을 주거나 127.0.0.1:{0}에서 들으세요',
  'nothing can listen at `{0}`: {1}': '`{0}`에서 들을 수 없습니다: {1}',
  'end what listens there, or name another port in `api.listen`':
    '거기서 듣는 것을 끝내거나 `api.listen`에 다른 포트를 쓰세요',
};
