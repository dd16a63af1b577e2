import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { submitForm } from '~/domains/visions/forms.server';
import { newVisionInput } from '~/domains/visions/schema';
import { createVision, offerNewVision } from '~/domains/visions/service/visions.server';
import { NewVisionPage } from '~/domains/visions/ui/pages/new-vision';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'visions', async () => ({
    offer: await offerNewVision(deps, principal),
    title: pageTitle(language, 'visions:new.title'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal, language } = args.context;
  const form = await args.request.formData();
  return answer(args, 'visions', () =>
    submitForm(form, newVisionInput, async (input) => {
      throw redirect(`/visions/${await createVision(deps, principal, input, language)}/edit`);
    }),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewVisionRoute() {
  const { offer } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <NewVisionPage
      offer={offer}
      answer={useActionData<typeof action>()}
      areaCode={search.get('area') ?? ''}
      workshopId={search.get('workshop') ?? ''}
    />
  );
}
