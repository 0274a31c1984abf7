import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { backend } from '../backend.ts';
import { type InternalTables, modelTable } from './tables.ts';

type Backend = typeof backend;
type FunctionName =
  | 'agenda'
  | 'registration'
  | 'checkInDesk'
  | 'manageEvent'
  | 'confirmRegistration'
  | 'catalog'
  | 'guestRequests'
  | 'requestAlerts'
  | 'announceRequests'
  | 'aggregateRequests'
  | 'sendNotices'
  | 'sweepNotices'
  | 'noticeLog'
  | 'manageSessions'
  | 'reservations'
  | 'announceSessions'
  | 'announceReservations'
  | 'callUp'
  | 'sweepSessions'
  | 'sessionDoor'
  | 'aggregateNotices'
  | 'recordDelivery';

type TableName =
  | 'EVENT_TABLE'
  | 'GUEST_TABLE'
  | 'CHECK_IN_TABLE'
  | 'PROFILE_TABLE'
  | 'SESSION_TABLE'
  | 'SESSION_RESERVATION_TABLE'
  | 'SESSION_SCAN_TABLE'
  | 'STAFF_ASSIGNMENT_TABLE'
  | 'CATALOG_ITEM_TABLE'
  | 'GUEST_REQUEST_TABLE'
  | 'REQUEST_ALERT_TABLE'
  | 'SEAT_TABLE'
  | 'ENTITLEMENT_TABLE'
  | 'NOTICE_TABLE'
  | 'STATS_TABLE';
type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'QueryTable' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';
type UserPoolAction = 'AdminGetUser' | 'ListUsers' | 'CreateGroup' | 'AdminAddUserToGroup' | 'AdminRemoveUserFromGroup';

type Access = { tables: Partial<Record<TableName, TableAction[]>>; userPool?: UserPoolAction[] };

/** Whoever sends a notice looks at everything that decides on it as it is then. */
const SENDER_TABLES: Access['tables'] = {
  EVENT_TABLE: ['BatchGetItem'],
  GUEST_TABLE: ['BatchGetItem'],
  GUEST_REQUEST_TABLE: ['BatchGetItem'],
  REQUEST_ALERT_TABLE: ['BatchGetItem'],
  SESSION_TABLE: ['BatchGetItem'],
  SESSION_RESERVATION_TABLE: ['BatchGetItem'],
  NOTICE_TABLE: ['BatchGetItem', 'PutItem', 'UpdateItem'],
  // The rate of each channel.
  SEAT_TABLE: ['UpdateItem'],
};

/** What each function does to each table, and nothing more. Query means an index, QueryTable the table's own sort key. */
const ACCESS: Record<FunctionName, Access> = {
  agenda: { tables: { EVENT_TABLE: ['GetItem', 'Query'], SESSION_TABLE: ['GetItem', 'Query'] } },
  registration: {
    tables: {
      EVENT_TABLE: ['GetItem', 'UpdateItem'],
      GUEST_TABLE: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
      PROFILE_TABLE: ['GetItem', 'PutItem'],
      SEAT_TABLE: ['BatchGetItem', 'UpdateItem', 'ConditionCheckItem'],
    },
    userPool: ['AdminGetUser'],
  },
  checkInDesk: { tables: { EVENT_TABLE: ['GetItem'], GUEST_TABLE: ['BatchGetItem', 'Query'], CHECK_IN_TABLE: ['Query'] } },
  manageEvent: {
    tables: {
      EVENT_TABLE: ['GetItem', 'PutItem', 'UpdateItem'],
      GUEST_TABLE: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem'],
      STAFF_ASSIGNMENT_TABLE: ['GetItem', 'PutItem', 'DeleteItem'],
      REQUEST_ALERT_TABLE: ['Query', 'DeleteItem'],
      SEAT_TABLE: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    },
    userPool: ['ListUsers', 'CreateGroup', 'AdminAddUserToGroup', 'AdminRemoveUserFromGroup'],
  },
  confirmRegistration: {
    tables: {
      EVENT_TABLE: ['GetItem'],
      GUEST_TABLE: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem', 'ConditionCheckItem'],
      SESSION_TABLE: ['GetItem', 'BatchGetItem'],
      SESSION_RESERVATION_TABLE: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      SEAT_TABLE: ['BatchGetItem', 'UpdateItem'],
      ENTITLEMENT_TABLE: ['GetItem', 'PutItem'],
      NOTICE_TABLE: ['PutItem'],
    },
  },
  catalog: {
    tables: {
      EVENT_TABLE: ['GetItem', 'UpdateItem'],
      CATALOG_ITEM_TABLE: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
      GUEST_TABLE: ['GetItem'],
      GUEST_REQUEST_TABLE: ['BatchGetItem', 'Query'],
      PROFILE_TABLE: ['GetItem', 'PutItem'],
      ENTITLEMENT_TABLE: ['BatchGetItem'],
      SEAT_TABLE: ['GetItem', 'UpdateItem'],
    },
    userPool: ['AdminGetUser'],
  },
  guestRequests: {
    tables: {
      EVENT_TABLE: ['GetItem'],
      GUEST_TABLE: ['GetItem', 'ConditionCheckItem'],
      CATALOG_ITEM_TABLE: ['BatchGetItem', 'UpdateItem'],
      GUEST_REQUEST_TABLE: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      PROFILE_TABLE: ['GetItem', 'PutItem'],
      ENTITLEMENT_TABLE: ['BatchGetItem', 'UpdateItem'],
      STATS_TABLE: ['QueryTable'],
    },
    userPool: ['AdminGetUser'],
  },
  requestAlerts: {
    tables: {
      EVENT_TABLE: ['GetItem'],
      PROFILE_TABLE: ['GetItem', 'PutItem'],
      REQUEST_ALERT_TABLE: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
      SEAT_TABLE: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    },
    userPool: ['AdminGetUser'],
  },
  announceRequests: {
    tables: {
      EVENT_TABLE: ['GetItem'],
      GUEST_TABLE: ['GetItem'],
      GUEST_REQUEST_TABLE: ['GetItem'],
      REQUEST_ALERT_TABLE: ['Query'],
      NOTICE_TABLE: ['GetItem', 'PutItem', 'UpdateItem'],
    },
  },
  aggregateRequests: { tables: { STATS_TABLE: ['PutItem', 'UpdateItem'] } },
  sendNotices: { tables: SENDER_TABLES },
  sweepNotices: { tables: { ...SENDER_TABLES, NOTICE_TABLE: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'] } },
  noticeLog: {
    tables: {
      EVENT_TABLE: ['GetItem'],
      GUEST_TABLE: ['GetItem', 'UpdateItem'],
      PROFILE_TABLE: ['GetItem', 'PutItem'],
      NOTICE_TABLE: ['BatchGetItem', 'Query', 'UpdateItem'],
      STATS_TABLE: ['QueryTable'],
    },
    userPool: ['AdminGetUser'],
  },
  manageSessions: {
    tables: {
      EVENT_TABLE: ['GetItem'],
      GUEST_TABLE: ['ConditionCheckItem'],
      SESSION_TABLE: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
      SESSION_RESERVATION_TABLE: ['BatchGetItem', 'Query', 'PutItem'],
      SEAT_TABLE: ['BatchGetItem', 'UpdateItem'],
      ENTITLEMENT_TABLE: ['GetItem', 'PutItem'],
    },
  },
  reservations: {
    tables: {
      EVENT_TABLE: ['GetItem'],
      GUEST_TABLE: ['GetItem', 'ConditionCheckItem'],
      PROFILE_TABLE: ['GetItem', 'PutItem'],
      SESSION_TABLE: ['GetItem', 'BatchGetItem', 'UpdateItem'],
      SESSION_RESERVATION_TABLE: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      SEAT_TABLE: ['BatchGetItem', 'UpdateItem'],
      ENTITLEMENT_TABLE: ['GetItem', 'PutItem'],
    },
    userPool: ['AdminGetUser'],
  },
  announceSessions: {
    tables: {
      EVENT_TABLE: ['GetItem'],
      GUEST_TABLE: ['BatchGetItem', 'ConditionCheckItem'],
      SESSION_TABLE: ['GetItem', 'BatchGetItem', 'UpdateItem'],
      SESSION_RESERVATION_TABLE: ['BatchGetItem', 'Query', 'PutItem'],
      SEAT_TABLE: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
      ENTITLEMENT_TABLE: ['GetItem', 'PutItem'],
      NOTICE_TABLE: ['PutItem'],
    },
  },
  announceReservations: {
    tables: {
      EVENT_TABLE: ['GetItem'],
      GUEST_TABLE: ['BatchGetItem', 'ConditionCheckItem'],
      SESSION_TABLE: ['GetItem', 'BatchGetItem', 'UpdateItem'],
      SESSION_RESERVATION_TABLE: ['BatchGetItem', 'Query', 'PutItem'],
      SEAT_TABLE: ['BatchGetItem', 'UpdateItem'],
      ENTITLEMENT_TABLE: ['GetItem', 'PutItem'],
      NOTICE_TABLE: ['PutItem'],
    },
  },
  callUp: {
    tables: {
      EVENT_TABLE: ['GetItem'],
      GUEST_TABLE: ['BatchGetItem'],
      SESSION_TABLE: ['GetItem', 'UpdateItem', 'ConditionCheckItem'],
      SESSION_RESERVATION_TABLE: ['BatchGetItem', 'Query', 'PutItem'],
      SEAT_TABLE: ['GetItem', 'BatchGetItem', 'PutItem'],
      NOTICE_TABLE: ['PutItem'],
    },
  },
  sweepSessions: {
    tables: {
      EVENT_TABLE: ['GetItem'],
      GUEST_TABLE: ['BatchGetItem', 'ConditionCheckItem'],
      SESSION_TABLE: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem', 'ConditionCheckItem'],
      SESSION_RESERVATION_TABLE: ['BatchGetItem', 'Query', 'PutItem'],
      SEAT_TABLE: ['GetItem', 'BatchGetItem', 'UpdateItem'],
      ENTITLEMENT_TABLE: ['GetItem', 'PutItem'],
      NOTICE_TABLE: ['PutItem'],
    },
  },
  sessionDoor: {
    tables: {
      EVENT_TABLE: ['GetItem'],
      GUEST_TABLE: ['GetItem', 'ConditionCheckItem'],
      SESSION_TABLE: ['GetItem'],
      SESSION_RESERVATION_TABLE: ['GetItem', 'Query', 'PutItem'],
      SESSION_SCAN_TABLE: ['GetItem', 'PutItem'],
      SEAT_TABLE: ['GetItem', 'BatchGetItem', 'UpdateItem'],
    },
  },
  aggregateNotices: { tables: { STATS_TABLE: ['PutItem', 'UpdateItem'] } },
  recordDelivery: { tables: { NOTICE_TABLE: ['GetItem', 'PutItem', 'UpdateItem'] } },
};

const TRIGGER_TABLES: Partial<Record<TableName, TableAction[]>> = {
  PROFILE_TABLE: ['PutItem'],
  STAFF_ASSIGNMENT_TABLE: ['Query', 'UpdateItem'],
};

const statementsFor = (table: ITable, actions: readonly TableAction[]): PolicyStatement[] => {
  const onTable = actions.filter((action) => action !== 'Query').map((action) => `dynamodb:${action === 'QueryTable' ? 'Query' : action}`);
  return [
    ...(onTable.length > 0 ? [new PolicyStatement({ actions: onTable, resources: [table.tableArn] })] : []),
    ...(actions.includes('Query') ? [new PolicyStatement({ actions: ['dynamodb:Query'], resources: [`${table.tableArn}/index/*`] })] : []),
  ];
};

/** Gives the functions the names of their tables and the right to do what they do. */
export const grantFunctionAccess = (all: Backend, internal: InternalTables): void => {
  const tables: Record<TableName, ITable> = {
    EVENT_TABLE: modelTable(all, 'Event'),
    GUEST_TABLE: modelTable(all, 'Guest'),
    CHECK_IN_TABLE: modelTable(all, 'CheckIn'),
    PROFILE_TABLE: modelTable(all, 'Profile'),
    SESSION_TABLE: modelTable(all, 'Session'),
    SESSION_RESERVATION_TABLE: modelTable(all, 'SessionReservation'),
    SESSION_SCAN_TABLE: modelTable(all, 'SessionScan'),
    STAFF_ASSIGNMENT_TABLE: modelTable(all, 'StaffAssignment'),
    CATALOG_ITEM_TABLE: modelTable(all, 'CatalogItem'),
    GUEST_REQUEST_TABLE: modelTable(all, 'GuestRequest'),
    REQUEST_ALERT_TABLE: modelTable(all, 'RequestAlert'),
    SEAT_TABLE: internal.seat,
    ENTITLEMENT_TABLE: internal.entitlement,
    NOTICE_TABLE: internal.notice,
    STATS_TABLE: internal.stats,
  };
  const { userPool } = all.auth.resources;
  for (const name of Object.keys(ACCESS) as FunctionName[]) {
    const target = all[name];
    for (const [table, actions] of Object.entries(ACCESS[name].tables) as [TableName, TableAction[]][]) {
      target.addEnvironment(table, tables[table].tableName);
      for (const statement of statementsFor(tables[table], actions)) target.resources.lambda.addToRolePolicy(statement);
    }
    const userPoolActions = ACCESS[name].userPool;
    if (!userPoolActions) continue;
    target.addEnvironment('USER_POOL_ID', userPool.userPoolId);
    target.resources.lambda.addToRolePolicy(
      new PolicyStatement({ actions: userPoolActions.map((action) => `cognito-idp:${action}`), resources: [userPool.userPoolArn] }),
    );
  }
  grantTriggerAccess(all, tables);
};

/**
 * The trigger belongs to the auth stack, which the data stack is built on: naming a table there would close a circle. So
 * its rights are a policy of the data stack, and it reads the tables' names from parameters of the data stack when it
 * starts, the way Amplify hands functions its own values.
 */
const grantTriggerAccess = (all: Backend, tables: Record<TableName, ITable>): void => {
  const { stack } = all.data;
  const { role } = all.postConfirmation.resources.lambda;
  if (!role) throw new Error('The trigger has no role.');
  const policy = new Policy(stack, 'PostConfirmationTables');
  for (const [name, actions] of Object.entries(TRIGGER_TABLES) as [TableName, TableAction[]][]) {
    const path = `/usher/${all.stack.stackName}/${name}`;
    new StringParameter(stack, `Name${name}`, { parameterName: path, stringValue: tables[name].tableName });
    all.postConfirmation.addEnvironment(name, parameterAt(path));
    policy.addStatements(...statementsFor(tables[name], actions));
  }
  policy.attachToRole(role);
};

type EnvironmentValue = Parameters<Backend['postConfirmation']['addEnvironment']>[1];

/** A value that a function's start-up code fetches from this parameter. Amplify knows this form as a secret; the path is what counts. */
const parameterAt = (path: string): EnvironmentValue => ({
  resolvePath: () => ({ branchSecretPath: path, sharedSecretPath: path }),
  resolve: () => {
    throw new Error(`The value of ${path} is known only when the function runs.`);
  },
});
