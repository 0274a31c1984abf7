import { isRecord } from './intrinsics.ts';
import type { Key, KeyAttribute, Projection, Table } from './local-backend.ts';
import { arnOf } from './local-names.ts';
import type { Resources } from './resources.ts';
import type { StackResource } from './stack.ts';
import { unsupported } from './template.ts';

type Properties = Record<string, unknown>;
type ViewType = NonNullable<Table['stream']>['viewType'];

const VIEW_TYPES: readonly string[] = ['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY'];

/** Tables of models (Amplify's custom resource) and of CDK, with their indexes, TTL and stream. */
export const readTables = (resources: Resources): Table[] =>
  resources.ofType('Custom::AmplifyDynamoDBTable', 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(readTable);

const readTable = (resource: StackResource): Table => {
  const properties = pascalCaseKeys(resource.properties) as Properties;
  const name = String(resource.stack.scope.ref(resource.logicalId));
  const attributes = attributeTypes(properties.AttributeDefinitions, resource);
  if (properties.LocalSecondaryIndexes !== undefined) throw unsupported(`local secondary indexes of the table ${resource.logicalId}`);
  const viewType = viewTypeOf(properties, resource);
  return {
    logicalId: resource.logicalId,
    name,
    arn: arnOf('dynamodb', `table/${name}`),
    key: readKey(properties.KeySchema, attributes, resource),
    globalSecondaryIndexes: records(properties.GlobalSecondaryIndexes).map((index) => ({
      name: String(index.IndexName),
      key: readKey(index.KeySchema, attributes, resource),
      projection: readProjection(index.Projection),
    })),
    ttlAttribute: ttlAttributeOf(properties),
    stream: viewType && { viewType, arn: String(resource.stack.scope.getAtt(resource.logicalId, 'StreamArn')) },
  };
};

/** Amplify's custom resource spells its properties in camelCase, CloudFormation in PascalCase. */
const pascalCaseKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(pascalCaseKeys);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [`${key.charAt(0).toUpperCase()}${key.slice(1)}`, pascalCaseKeys(item)]),
  );
};

const records = (value: unknown): Properties[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const attributeTypes = (definitions: unknown, table: StackResource): Map<string, KeyAttribute['type']> =>
  new Map(
    records(definitions).map(({ AttributeName, AttributeType }) => {
      if (AttributeType !== 'S' && AttributeType !== 'N' && AttributeType !== 'B') {
        throw unsupported(`the key type ${String(AttributeType)} of the table ${table.logicalId}`);
      }
      return [String(AttributeName), AttributeType];
    }),
  );

const readKey = (schema: unknown, attributes: Map<string, KeyAttribute['type']>, table: StackResource): Key => {
  const attribute = (keyType: string): KeyAttribute | undefined => {
    const element = records(schema).find(({ KeyType }) => KeyType === keyType);
    if (!element) return undefined;
    const name = String(element.AttributeName);
    const type = attributes.get(name);
    if (!type) throw unsupported(`the key ${name} of the table ${table.logicalId}, which has no type`);
    return { name, type };
  };
  // DynamoDB allows up to four attributes in an index key since 2025; DynamoDB Local's jar does not.
  if (records(schema).length > 2) throw unsupported(`a key of more than two attributes of the table ${table.logicalId}`);
  const hash = attribute('HASH');
  if (!hash) throw unsupported(`the table ${table.logicalId}, which has no partition key`);
  return { hash, range: attribute('RANGE') };
};

const readProjection = (value: unknown): Projection => {
  const { ProjectionType, NonKeyAttributes } = isRecord(value) ? value : {};
  const type = ProjectionType === 'KEYS_ONLY' || ProjectionType === 'INCLUDE' ? ProjectionType : 'ALL';
  return { type, nonKeyAttributes: Array.isArray(NonKeyAttributes) ? NonKeyAttributes.map(String) : [] };
};

const ttlAttributeOf = ({ TimeToLiveSpecification: ttl }: Properties): string | undefined =>
  isRecord(ttl) && String(ttl.Enabled) === 'true' ? String(ttl.AttributeName) : undefined;

const viewTypeOf = ({ StreamSpecification: stream }: Properties, table: StackResource): ViewType | undefined => {
  if (!isRecord(stream) || stream.StreamViewType === undefined) return undefined;
  if (typeof stream.StreamViewType === 'string' && VIEW_TYPES.includes(stream.StreamViewType)) return stream.StreamViewType as ViewType;
  throw unsupported(`the stream view type ${String(stream.StreamViewType)} of the table ${table.logicalId}`);
};
