import { type Comparator, type Compared, missing, sharing, unsure } from './comparator.ts';
import { alike, edits } from './likeness.ts';
import { lengthIn, signatureIn } from './lines.ts';
import { mostAlike } from './similarity.ts';

const nearStreet = 0.9;
const nearCity = 0.88;

/**
 * Street, city and postcode as one comparison, since they are no three independent votes; the levels are those of
 * `comparisonLevels.place`. City and postcode may have no column, -1.
 */
export function comparePlace(
  compared: Compared,
  [street = 0, city = -1, postcode = -1]: readonly number[],
): Comparator {
  const { lines, layout, dictionaries } = compared;
  const streets = dictionaries[street]!;
  const postcodes = dictionaries[postcode];
  const letters = layout.letters[street]!;
  const noteStreet = sharing(compared, street, true);
  const notePostcode = sharing(compared, Math.max(postcode, 0), true);
  const at = (line: number, slot: number) => (slot < 0 ? 0 : lines[line + slot]!);

  function quick(a: number, b: number): number {
    const [streetA, streetB] = [lines[a + street]!, lines[b + street]!];
    const [cityA, cityB] = [at(a, city), at(b, city)];
    const [codeA, codeB] = [at(a, postcode), at(b, postcode)];
    const hasStreet = streetA !== 0 && streetB !== 0;
    const hasCity = cityA !== 0 && cityB !== 0;
    const hasCode = codeA !== 0 && codeB !== 0;
    if (!hasStreet && !hasCity && !hasCode) return missing;
    const sameCity = hasCity && cityA === cityB;
    const sameCode = hasCode && codeA === codeB;
    if (hasStreet && streetA === streetB) {
      noteStreet(a);
      return sameCode || sameCity || (!hasCode && !hasCity) ? 0 : 1;
    }
    if (hasStreet) {
      const [x, y] = [lines[a + letters]!, lines[b + letters]!];
      const mayBeNear = mostAlike(lengthIn(x), lengthIn(y), signatureIn(x), signatureIn(y)) >= nearStreet;
      if (mayBeNear && (sameCode || sameCity || hasCode || (!hasCity && !hasCode))) return unsure;
    }
    return areaOnly(a, hasStreet, sameCode, sameCity);
  }

  function areaOnly(a: number, hasStreet: boolean, sameCode: boolean, sameCity: boolean): number {
    if (sameCode) {
      notePostcode(a);
      return hasStreet ? 3 : 2;
    }
    return sameCity ? 4 : 5;
  }

  return {
    quick,
    slow(a, b) {
      const [codeA, codeB] = [at(a, postcode), at(b, postcode)];
      const sameCode = codeA !== 0 && codeA === codeB;
      const sameCity = at(a, city) !== 0 && at(a, city) === at(b, city);
      const nowhere = (codeA === 0 || codeB === 0) && (at(a, city) === 0 || at(b, city) === 0);
      const area = sameCode || sameCity || nowhere || isNearCode(codeA, codeB);
      if (area && alike(streets, lines[a + street]!, lines[b + street]!, nearStreet) >= nearStreet) return 1;
      return areaOnly(a, true, sameCode, sameCity);
    },
  };

  function isNearCode(a: number, b: number): boolean {
    return a !== 0 && b !== 0 && postcodes !== undefined && edits(postcodes, a, b, 1) <= 1;
  }
}

/** City and postcode where there is no street; the levels are those of `comparisonLevels.area`. */
export function compareArea(compared: Compared, [city = -1, postcode = -1]: readonly number[]): Comparator {
  const { lines, dictionaries } = compared;
  const cities = dictionaries[city];
  const postcodes = dictionaries[postcode];
  const noteCity = sharing(compared, Math.max(city, 0), true);
  const notePostcode = sharing(compared, Math.max(postcode, 0), true);
  const at = (line: number, slot: number) => (slot < 0 ? 0 : lines[line + slot]!);

  function quick(a: number, b: number): number {
    const [cityA, cityB] = [at(a, city), at(b, city)];
    const [codeA, codeB] = [at(a, postcode), at(b, postcode)];
    const hasCity = cityA !== 0 && cityB !== 0;
    const hasCode = codeA !== 0 && codeB !== 0;
    if (!hasCity && !hasCode) return missing;
    if (hasCode && codeA === codeB) {
      notePostcode(a);
      return !hasCity || cityA === cityB || isNearCity(cityA, cityB) ? 0 : 1;
    }
    if (hasCode && postcodes && edits(postcodes, codeA, codeB, 1) <= 1) return 2;
    if (!hasCity) return 5;
    if (cityA === cityB) {
      noteCity(a);
      return 3;
    }
    return isNearCity(cityA, cityB) ? 4 : 5;
  }

  function isNearCity(a: number, b: number): boolean {
    return cities !== undefined && alike(cities, a, b, nearCity) >= nearCity;
  }

  return { quick, slow: quick };
}
