import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { metresBetween, pointOf } from './distance.ts';

const GANGNAM = { lat: 37.4979, lon: 127.0276 };

test.each<[string, { lat: number; lon: number }, { lat: number; lon: number }, number]>([
  ['nothing to itself', GANGNAM, GANGNAM, 0],
  ['a degree of the equator is 111.2 km', { lat: 0, lon: 0 }, { lat: 0, lon: 1 }, 111_195],
  ['Gangnam station to Seoul station, 8.1 km', GANGNAM, { lat: 37.5547, lon: 126.9706 }, 8_073],
  ['over the date line it is not far', { lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 }, 111_195],
  ['half around the earth', { lat: 90, lon: 0 }, { lat: -90, lon: 0 }, 20_015_115],
])('%s', (_title, a, b, metres) => {
  expect(metresBetween(a, b)).toBeCloseTo(metres, -2);
});

test('it is as far there as back, and never too far for the earth', () => {
  const point = fc.record({
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  fc.assert(
    fc.property(point, point, (a, b) => {
      expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 3);
      expect(metresBetween(a, b)).toBeLessThanOrEqual(20_015_116);
    }),
  );
});

test.each<[unknown, unknown]>([
  ['37.5,127', { lat: 37.5, lon: 127 }],
  ['37.5', null],
  ['a,b', null],
  ['1,2,3', null],
  [null, null],
  [5, null],
])('%p as a point is %p', (column, point) => {
  expect(pointOf(column)).toEqual(point);
});
