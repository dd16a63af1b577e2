import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { openVisionEditor } from '~/domains/visions/service/visions.server';
import { VisionEditor } from '~/domains/visions/ui/editor/vision-editor';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'visions', () => openVisionEditor(deps, principal, args.params.id ?? ''));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }];

export default function VisionEditRoute() {
  return <VisionEditor page={useLoaderData<typeof loader>()} />;
}
