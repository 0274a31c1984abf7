import type { AreaPlan, ItemPlan } from './catalog.ts';

/** Where the demo event serves; the help desk is there anyway. The backend makes the ids from the names. */
export const DEMO_AREAS: AreaPlan[] = [
  { name: 'Bar', targetMinutes: 6 },
  { name: 'Kitchen', targetMinutes: 12 },
  { name: 'Merch stand', targetMinutes: 15 },
  { id: 'help', name: 'Help desk', targetMinutes: 5 },
];

/**
 * What guests of the demo event can ask for: free and priced, with and without stock, limits and hours.
 * @param at - an instant, hours after now.
 */
export const demoItems = (at: (hours: number) => string): ItemPlan[] => [
  {
    category: 'BEVERAGE',
    area: 'bar',
    name: 'Filter coffee',
    description: 'From the big pot, always hot',
    priceCents: 0,
    dietaryTags: ['VEGAN'],
  },
  {
    category: 'BEVERAGE',
    area: 'bar',
    name: 'Flat white',
    description: 'Double shot; say in the note if you want oat milk',
    priceCents: 350,
    dietaryTags: ['VEGETARIAN', 'GLUTEN_FREE'],
  },
  {
    category: 'BEVERAGE',
    area: 'bar',
    name: 'Orange juice',
    description: 'Pressed when you order, from the Algarve',
    priceCents: 400,
    dietaryTags: ['VEGAN', 'GLUTEN_FREE', 'CAFFEINE_FREE'],
    stock: 60,
  },
  { category: 'BEVERAGE', area: 'bar', name: 'Still water', priceCents: 0, dietaryTags: ['VEGAN', 'CAFFEINE_FREE'] },
  {
    category: 'BEVERAGE',
    area: 'bar',
    name: 'Welcome drink',
    description: 'Vinho verde, or elderflower without alcohol. Two are on us.',
    priceCents: 0,
    dietaryTags: ['VEGAN', 'CONTAINS_ALCOHOL'],
    limitPerGuest: 2,
    stock: 300,
  },
  {
    category: 'FOOD',
    area: 'kitchen',
    name: 'Harbour sandwich',
    description: 'Tuna, capers and pickled onion in sourdough',
    priceCents: 750,
    stock: 40,
  },
  {
    category: 'FOOD',
    area: 'kitchen',
    name: 'Vegan bowl',
    description: 'Roast squash, black beans, lime and coriander',
    priceCents: 980,
    dietaryTags: ['VEGAN', 'GLUTEN_FREE', 'NUT_FREE'],
    stock: 25,
  },
  {
    category: 'FOOD',
    area: 'kitchen',
    name: 'Pastel de nata',
    description: 'Warm, with cinnamon',
    priceCents: 180,
    dietaryTags: ['VEGETARIAN'],
    stock: 3,
  },
  {
    category: 'FOOD',
    area: 'kitchen',
    name: 'Evening soup',
    description: 'Caldo verde with cornbread',
    priceCents: 650,
    dietaryTags: ['VEGAN'],
    availableFrom: at(6),
    availableUntil: at(12),
  },
  {
    category: 'HANDOUT',
    area: 'merch-stand',
    name: 'Summit T-shirt',
    description: 'Organic cotton; write your size in the note. One for each guest.',
    priceCents: 0,
    limitPerGuest: 1,
    stock: 120,
  },
  {
    category: 'HANDOUT',
    area: 'merch-stand',
    name: 'Tote bag',
    description: 'Sailcloth, sewn around the corner',
    priceCents: 1200,
    limitPerGuest: 3,
    stock: 30,
  },
  { category: 'HANDOUT', area: 'merch-stand', name: 'Earplugs', description: 'For the engine room tour', priceCents: 0, limitPerGuest: 2 },
  {
    category: 'ASSISTANCE',
    area: 'help',
    name: 'Wheelchair and company',
    description: 'Someone comes to you with a wheelchair and stays for the way',
    priceCents: 0,
  },
  {
    category: 'ASSISTANCE',
    area: 'help',
    name: 'Lost and found',
    description: 'Say in the note what it is and where you had it last',
    priceCents: 0,
  },
];
