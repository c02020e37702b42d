import type { BulkTable } from '../../adapters/behaviours/deduplication/bulk.ts';
import { encodeColumn } from '../../adapters/behaviours/deduplication/column.ts';
import type { Role, RoleColumn } from '../../adapters/behaviours/deduplication/roles.ts';
import type { Row } from './people.ts';

/** Columns from `first_name:given-name,…`. */
export function roleColumns(fields: string): readonly RoleColumn[] {
  return fields.split(',').map((field) => {
    const [key = '', role = ''] = field.split(':');
    return { key, role: role as Role };
  });
}

/** Columns of generated people, and of generated companies. */
export const peopleFields =
  'first_name:given-name,last_name:family-name,company:company,email:email,phone:phone,street:street,city:city,postcode:postcode,birthday:date,tax_id:id,note:text';
export const companyFields =
  'company:company,email:email,phone:phone,street:street,city:city,postcode:postcode,website:id,tax_id:id,industry:text';

/** Rows as a table to be searched. */
export function tableOf(rows: readonly Row[], columns: readonly RoleColumn[], id = 'id'): BulkTable {
  const column = (key: string) => encodeColumn(rows.map((row) => row[key] ?? ''));
  return { ids: column(id), columns: columns.map(({ key }) => column(key)) };
}
