import ipaddr from 'ipaddr.js';

/** A range that a config opens: `127.0.0.1/32`, `10.0.0.0/8`, `fd00::/8`. */
export type Cidr = ReturnType<typeof ipaddr.parseCIDR>;

/** null where the text is no CIDR in canonical spelling. */
export function parseCidr(text: string): Cidr | null {
  if (!/^[0-9a-f.:]+\/\d{1,3}$/i.test(text)) return null;
  const [address] = text.split('/');
  // `010.0.0.0/8` is octal to some and decimal to others; a config that means one thing can say it plainly.
  if (address === undefined || (!address.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(address)))
    return null;
  return ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : null;
}

/**
 * Whether a connector may meet an address: public unicast yes, everything else (loopback, private, link-local and
 * the metadata address in it, carrier NAT, multicast, documentation, transition ranges) only where a CIDR opens it.
 *
 * An IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4) is judged as the IPv4 address it reaches.
 *
 * @param address  as a resolver gives it; what is no address is refused
 */
export function mayConnect(address: string, allowed: readonly Cidr[]): boolean {
  const bare = address.replace(/%.*$/, '');
  // ipaddr.js reads `0177.1` and `2130706433` as IPv4; a resolver never answers so, whoever does means harm.
  if (!ipaddr.IPv4.isValidFourPartDecimal(bare) && !ipaddr.IPv6.isValid(bare)) return false;
  const parsed = carried(ipaddr.parse(bare));
  if (allowed.some((cidr) => cidr[0].kind() === parsed.kind() && parsed.match(cidr))) return true;
  // ipaddr.js calls all that it has no name for unicast (`::7f00:1` too); IANA gave out 2000::/3 only.
  if (parsed instanceof ipaddr.IPv6 && (parsed.parts[0] ?? 0) >> 13 !== 1) return false;
  return parsed.range() === 'unicast';
}

function carried(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (address instanceof ipaddr.IPv4) return address;
  const bytes = address.toByteArray();
  switch (address.range()) {
    case 'ipv4Mapped':
    case 'rfc6052':
      return new ipaddr.IPv4(bytes.slice(12));
    case '6to4':
      return new ipaddr.IPv4(bytes.slice(2, 6));
    default:
      return address;
  }
}
