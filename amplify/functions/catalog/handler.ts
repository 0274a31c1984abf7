import { fieldHandler } from '../runtime/field-handler.ts';
import { archiveCatalogItem } from './archive-catalog-item.ts';
import { createCatalogItem } from './create-catalog-item.ts';
import { getCatalog } from './get-catalog.ts';
import { saveServiceAreas } from './save-service-areas.ts';
import { setCatalogStock } from './set-catalog-stock.ts';
import { updateCatalogItem } from './update-catalog-item.ts';

export const handler = fieldHandler({
  getCatalog,
  createCatalogItem,
  updateCatalogItem,
  archiveCatalogItem,
  setCatalogStock,
  saveServiceAreas,
});
