import type { Language } from '../../../core/language.ts';
import { byKey } from '../lists.ts';

/** Words that people write above a column or on a table, by concept, as `headerKey` leaves them. */
export const headers: Language['headers'] = byKey({
  name: `name, full name, fullname, person, person name, contact name, name and surname, first and last name, first name,
    given name, last name, surname, family name, lead name, client name, customer name, buyer, buyer name, recipient,
    recipient name, who, your name`,
  title: `title, subject, topic, deal name, deal title, opportunity name, task name, headline, caption, what, project,
    project name, summary`,
  company: `company, company name, companyname, organisation, organization, organisation name, organization name, org,
    business, business name, firm, firm name, account, account name, employer, legal name, legal entity, counterparty,
    trading name, vendor, vendor name, supplier, supplier name, agency, brand, shop`,
  email: `email, e-mail, mail, email address, e-mail address, mail address, work email, business email, personal email,
    contact email, customer email, emails, e-mails, your email, primary email, email 1, e-mail 1`,
  phone: `phone, telephone, tel, mobile, cell, cellphone, cell phone, mobile phone, phone number, phone no, phone #,
    mobile number, mobile no, tel no, telephone number, contact number, contact phone, work phone, home phone, office phone,
    phones, ph, mob, landline, whatsapp number, primary phone, customer phone, phone 1`,
  url: `url, website, web site, site, web, web page, webpage, homepage, home page, link, web address, www, domain,
    company website, company domain, page, landing page`,
  address: `address, street, street address, postal address, mailing address, shipping address, delivery address,
    billing address, office address, full address, address line, address line 1, location, where, ship to`,
  city: 'city, town, place, locality, city/town, town/city, settlement',
  country: 'country, country name, nation, state/country, country/region, country code, market',
  date: `date, day, when, order date, invoice date, payment date, meeting date, contact date, call date, event date,
    last contact, last contacted, last call, last activity, start date, start, sale date, deal date, first contact,
    date of contact, date and time, datetime`,
  due: `due, due date, deadline, due on, due by, expected close, expected close date, close date, closing date, end date,
    end, until, next contact, next call, next follow-up, follow-up, follow up, followup, follow-up date, follow up date,
    next step date, next action date, reminder, remind, remind on, expires, expiry, expiry date, valid until, pay by,
    target date, next activity`,
  created: `created, created at, created on, creation date, date created, date added, added, added on, added at, entered,
    timestamp, time stamp, submitted, submitted at, submission date, registered, registration date, received, received at,
    lead date, create date, created time`,
  birthday: 'birthday, birth date, birthdate, date of birth, dob, born, bday, b-day',
  amount: `amount, sum, total, value, deal value, deal amount, deal size, budget, revenue, total amount, grand total,
    order total, order amount, order value, invoice amount, sales, turnover, subtotal, net amount, gross amount, paid,
    amount due, balance, debt, opportunity value, contract value, fee, expected revenue, mrr, arr, cheque`,
  price: `price, unit price, cost, rate, price per unit, price each, list price, retail price, wholesale price, sale price,
    selling price, purchase price, tariff, unit cost`,
  quantity:
    'quantity, qty, count, pcs, pieces, units, number of items, items, how many, volume, seats, in stock, stock',
  currency: 'currency, currency code, ccy, cur, curr',
  percent: 'percent, percentage, %, pct, share, margin, markup, vat %, vat rate, tax rate, progress, completion',
  discount: 'discount, discount %, disc, rebate, reduction, discount rate, discount percent',
  probability:
    'probability, chance, likelihood, confidence, win probability, win chance, prob, odds, win %, close probability',
  stage: `stage, deal stage, pipeline stage, sales stage, pipeline, funnel, funnel stage, step, phase, lead stage,
    opportunity stage, lifecycle stage`,
  status: `status, state, lead status, order status, task status, payment status, deal status, current status, condition,
    contact status, client status`,
  owner: `owner, manager, responsible, responsible person, assignee, assigned to, assigned, account manager,
    sales rep, sales representative, rep, salesperson, sales manager, agent, deal owner, lead owner, account owner,
    contact owner, in charge, person in charge, handled by, operator, executive`,
  source: `source, lead source, traffic source, utm source, origin, came from, where from, how did you hear about us,
    referral, referrer, referred by, campaign, acquisition source, utm_source`,
  note: `note, notes, comment, comments, remark, remarks, description, details, memo, message, additional info,
    additional information, info, feedback, history, next step, next steps, next action, request, observations, text`,
  tags: 'tags, tag, labels, label, category, categories, segment, segments, group, groups, keywords, type, kind, topics',
  'tax-id': `tax id, taxid, tax number, tax no, vat number, vat no, vat id, vat, tin, ein, tax code, inn, edrpou, ipn, nip,
    company number, registration number, company registration number, company code, reg no, tax identification number`,
  iban: 'iban, account number, bank account, iban number, account no, bank account number, settlement account',
  position: `position, job title, jobtitle, job, role, function, job position, occupation, post, job role, designation,
    profession`,
  channel: `channel, contact channel, communication channel, preferred channel, sales channel, contact method,
    preferred contact, preferred contact method, way of contact, marketing channel`,
  messenger: `messenger, telegram, whatsapp, viber, skype, instagram, facebook, signal, social, social media, social network,
    nickname, username, handle, telegram username, tg, im, wechat, linkedin, socials, linkedin profile, linkedin url`,
  product: `product, product name, item, item name, goods, article name, service, service name, products, services,
    product or service, product/service, position name, plan, package, interested in, interest, model`,
  sku: 'sku, article, article number, item number, item no, item code, product code, product id, part number, part no, mpn, vendor code',
  barcode: 'barcode, bar code, ean, ean13, ean-13, upc, gtin, isbn, qr, qr code',
  order: `order, order number, order no, order id, order #, order ref, purchase order, po, po number, invoice,
    invoice number, invoice no, invoice #, sales order, so number`,
  customer:
    'customer, client, purchaser, customer or company, client or company, patient, guest, tenant, student, subscriber, member',
  deal: 'deal, opportunity, deal id, opportunity id, lead, sale, contract, contract number, contract no, agreement',
  task: 'task, to do, todo, to-do, action, action item, activity, assignment, task id, what to do, job to do',
  contact:
    'contact, contact person, contacts, contact id, representative, decision maker, point of contact, poc, main contact',
  payment:
    'payment, paid amount, amount paid, received amount, prepayment, deposit, advance, payment amount, transaction, transfer',
  method:
    'method, payment method, payment type, pay method, how paid, payment option, means of payment, paid by, form of payment',
  delivery: `delivery, shipping, shipment, delivery method, shipping method, delivery type, carrier, courier, tracking,
    tracking number, tracking no, waybill, delivery service, ttn, tracking code`,
  duration:
    'duration, length, time spent, hours, minutes, time, call duration, hours spent, effort, estimate, lasting, work time',
  done: 'done, completed, complete, finished, closed, ready, is done, checked, resolved, is paid, paid?, done?, confirmed, subscribed',
  id: 'postcode, postal code, zip, zip code, id, no, number, #, nr, record id, code, uid, guid, row, row id, s/n, key, crm id, external id, ref, reference, nn',
  'table.companies':
    'companies, company list, organisations, organizations, accounts, firms, businesses, counterparties, suppliers, vendors',
  'table.contacts': 'contacts, contact list, people, persons, address book, contact persons, phone book, addresses',
  'table.deals':
    'deals, leads, opportunities, pipeline, sales, sales pipeline, funnel, crm, deal list, prospects, contracts, projects',
  'table.tasks':
    'tasks, to do, todo, to-do, to-dos, todos, to do list, activities, reminders, calls, meetings, follow-ups, action items',
  'table.notes': 'notes, comments, history, log, communications, interactions, call log, journal, remarks',
  'table.customers':
    'customers, clients, client list, customer list, buyers, subscribers, client base, customer base, patients, guests, members',
  'table.orders': 'orders, order list, sales orders, purchase orders, bookings, invoices, purchases',
  'table.lines':
    'lines, order lines, items, order items, line items, positions, invoice lines, order details, order products',
  'table.products':
    'products, goods, services, catalogue, catalog, price list, pricelist, stock, inventory, items list, product list, warehouse, prices',
  'table.payments': 'payments, transactions, receipts, cash, cash flow, money, payment list, incoming payments, income',
  'table.staff': 'staff, team, employees, managers, users, colleagues, sales team, staff list, workers, salespeople',
});

/** Words above a column that holds a part of a name or of an address. */
export const partHeaders: Language['partHeaders'] = byKey({
  'given-name':
    'first name, first_name, firstname, given name, given_name, givenname, forename, forenames, fname, christian name',
  'family-name': 'last name, last_name, lastname, family name, family_name, surname, sname, lname, second name',
  street: 'street, street address, address, address 1, address_1, address1, address line 1, addr, street name, road',
  postcode: 'postcode, post code, postal code, postal_code, postalcode, zip, zip code, zip_code, zipcode, plz',
});
