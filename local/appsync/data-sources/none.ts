import { mappingError } from '../resolvers/resolver-error.ts';
import type { DataSourceInvoker } from './data-source.ts';

/** The local data source: the payload is the result. */
export const noneDataSource: DataSourceInvoker = {
  invoke: (request) => {
    if (typeof request !== 'object' || request === null || Array.isArray(request)) {
      throw mappingError('The request of a NONE data source must be an object with a payload.');
    }
    return Promise.resolve({ result: (request as { payload?: unknown }).payload ?? null });
  },
};
