import { expect, test } from '@jest/globals';
import { type Cidr, mayConnect, parseCidr } from './address.ts';

const open = (...texts: string[]): readonly Cidr[] => texts.map((text) => parseCidr(text)!);

test.each<[string, readonly Cidr[], boolean]>([
  ['93.184.215.14', [], true],
  ['2606:4700::6810:84e5', [], true],
  ['127.0.0.1', [], false],
  ['127.8.9.1', [], false],
  ['0.0.0.0', [], false],
  ['10.1.2.3', [], false],
  ['172.16.0.1', [], false],
  ['172.32.0.1', [], true],
  ['192.168.1.1', [], false],
  ['100.64.0.1', [], false],
  ['169.254.169.254', [], false],
  ['198.18.0.1', [], false],
  ['224.0.0.1', [], false],
  ['255.255.255.255', [], false],
  ['::', [], false],
  ['::1', [], false],
  ['::7f00:1', [], false],
  ['::ffff:127.0.0.1', [], false],
  ['::ffff:7f00:1', [], false],
  ['::ffff:93.184.215.14', [], true],
  ['64:ff9b::7f00:1', [], false],
  ['64:ff9b::5db8:d70e', [], true],
  ['2002:7f00:1::1', [], false],
  ['2001::1', [], false],
  ['fe80::1', [], false],
  ['fe80::1%eth0', [], false],
  ['fd00:ec2::254', [], false],
  ['fec0::1', [], false],
  ['ff02::1', [], false],
  ['2001:db8::1', [], false],
  // Spellings a resolver never answers with.
  ['2130706433', [], false],
  ['0177.0.0.1', [], false],
  ['0x7f.1', [], false],
  ['127.1', [], false],
  ['127.0.0.1.', [], false],
  ['localhost', [], false],
  ['', [], false],
  // An explicit range opens itself and nothing beside it.
  ['127.0.0.1', open('127.0.0.1/32'), true],
  ['::ffff:127.0.0.1', open('127.0.0.1/32'), true],
  ['127.0.0.2', open('127.0.0.1/32'), false],
  ['10.9.8.7', open('10.0.0.0/8'), true],
  ['11.9.8.7', open('10.0.0.0/8'), true],
  ['::1', open('127.0.0.0/8'), false],
  ['::1', open('::1/128', '127.0.0.0/8'), true],
  ['fd00:ec2::254', open('fd00::/8'), true],
  ['192.168.1.1', open('10.0.0.0/8', '192.168.0.0/16'), true],
])('%s: case %#', (address, allowed, expected) => {
  expect(mayConnect(address, allowed)).toBe(expected);
});

test.each<[string, boolean]>([
  ['127.0.0.1/32', true],
  ['10.0.0.0/8', true],
  ['::1/128', true],
  ['fd00::/8', true],
  ['127.0.0.1', false],
  ['127.0.0.1/33', false],
  ['::1/129', false],
  ['127.1/8', false],
  ['010.0.0.0/8', false],
  ['0x7f.0.0.1/8', false],
  ['localhost/8', false],
  ['/8', false],
  ['', false],
])('%s is a range: %s', (text, expected) => {
  expect(parseCidr(text) !== null).toBe(expected);
});
