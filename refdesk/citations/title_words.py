# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of medical titles whose letters are known: written small in a sentence, or always capital.

Hand-made: these are known wherever they stand. More words, which were counted, are in
``resources/citations/ordinary_words.txt``. A title with a word that is in none of the lists, and
that the paper's own abstract does not show, is left as it is stored.
"""


def _parts(text: str) -> frozenset[str]:
    """Return the words of a list, and the parts of those with hyphens."""
    return frozenset(part for word in text.split() for part in (word, *word.split("-")))


SMALL_WORDS = frozenset(
    """
    a about above across after against along amid among an and around as at because before behind
    below beneath beside between beyond but by despite down due during except for from if in inside
    into is like near nor not of off on onto or out outside over per plus since so than that the
    then through throughout till to toward towards under unlike until up upon versus via vs when
    where whether which while who whose why with within without yet how what are be been being can
    could did do does had has have its it may might must no our should their these they this those
    was we were will would
    """.split()  # noqa: SIM905  (a quoted word a line is no easier to read)
)
"""Words that a headline may leave small, and that are no evidence of its case."""

COMMON = SMALL_WORDS | _parts(
    """
    ability absence accuracy active activity acute adherence admission adolescent adolescents
    adjuvant adult adulthood adults adverse age aged ageing aging agent agents airway all allergic
    alone alternative analyses analysis aneurysm angina animal animals antibiotic antibiotics
    antibodies antibody antigen anxiety aorta aortic apnea appendicitis approach approaches arm
    arterial arteries artery arthritis article aspirin assay assessment assessments asthma attack
    attacks autism bacteria bacterial barrier barriers baseline basis bed behavior behaviors behaviour
    behavioral behavioural beliefs benefit benefits best beta bias bile biliary binding biopsy birth
    births bladder bleeding blind blinded blood body bone bowel brain breast breastfeeding bridge
    brief burden burn burnout burns bypass calcium cancer cancers candidate cannabis capacity carbon
    carcinoma cardiac care caregiver caregivers carrier case cases cataract catheter catheters
    causal cause causes cell cells center centers central centre centres cervical cesarean challenge
    challenges change changes channel characteristics chest child childbirth childhood children
    cholesterol chronic circulating clinic clinical clinically clinician clinicians clinics clot
    cluster coagulation code cognitive cohort cohorts cold colon colonic colorectal column
    combined common community comorbid comparative comparing comparison comparisons complete complex
    complications components concept concerns concurrent condition conditions congenital consequences
    considerations contact contemporary content continuous contrast control controlled controls
    conventional cord coronary correction correlates correlation cortical cost costs cough course
    crisis criteria critical critically cross crossover cross-sectional culture current cycle cyst
    daily damage data day days death deaths decision decisions decline deep defect defects deficit
    deficits degree delay delayed delivery dementia dental depth design detecting determinants
    developing device devices diabetes diabetic diagnosed diagnoses diagnosing diagnosis diagnostic
    diagnostics dialysis diarrhea diet dietary diets difference differences different difficult
    digital direct disabilities disability discharge disease diseases disorder disorders distress
    doctor doctors dosage dose doses dosing double double-blind drinking driven drug drugs duct
    early eating editorial education educational effect effective effects efficacy efficiency elderly
    elective electronic elevated embolism emergency emerging enteral environment enzyme enzymes epilepsy
    episode episodes equity era erratum estimates ethical ethics ethnic evaluating evaluation event
    events evidence evolving examination examining exercise experience experiences experimental
    explorative exploring exposed exposure exposures extended external eye eyes factor factors failure
    fall falls false families family fat fatal fatigue fatty feasibility feature features feeding
    female females fertility fetal fetus fever fibrillation field findings first fitness fixation flap
    flow fluid focus following follow follow-up food foot forearm fracture fractures frail frailty
    framework frequency from fruit function functional fundamental fungal future gait gallbladder
    gallstone gallstones game gap gaps gastric gastrointestinal gender gene general genes genetic
    genetics genital genome genome-wide genomic geriatric girls glaucoma global glucose goal goals
    graft grafts group groups growth guidance guide guided guideline guidelines gut habits hair
    hand hands hazard head headache healing health healthcare healthy hearing heart heat height help
    helping hemorrhage hepatic heritability hernia hidden high high-risk higher hip history home
    hormone hormones hospital hospitalised hospitalized hospitals host household human humans hybrid
    hygiene hypertension hypertensive hypothermia illness illnesses image images imaging immune immunity
    impact impaired impairment implant implants implications improve improved improves improving
    inadequate incidence incident income increase increased increases increasing index indicators
    individual individuals infant infants infarction infected infection infections inflammation
    influence influences influenza information initial initiative injection injections injured
    injuries injury innovative inpatient inpatients insights instrument insulin integrated intensive
    intent interaction interactions interest interim internal international internet intervention
    interventions interview introduction invasive investigating investigation iron ischemia ischemic
    isolated issue issues joint joints key kidney kidneys kinase knee knowledge laboratory labor
    laparoscopic large late latent learning leg legs length lesion lesions lessons letter leukemia
    level levels life lifestyle lifetime light limb limits lines link linking links lipid lipids
    literature liver living load local locally logistic long long-term longitudinal loss low lower
    low-dose lumbar lung lungs lymph lymphocytes lymphoma machine magnetic main maintenance major
    malaria male males malnutrition management managing mapping marker markers mass maternal matter
    mean meaning measles measure measurement measures measuring mechanical mechanism mechanisms
    medical medication medications medicine medicines melanoma members membrane memory men meningitis
    menopause mental meta-analyses meta-analysis metabolic metabolism metastases metastasis metastatic
    method methods mice micro mid mild milk minimal minimally minor mobile mode model modeling modelling
    models moderate modern molecular monitoring mood morbid morbidity mortality mother mothers motor
    mouse multicenter multicentre multi multimodal multiple murine muscle muscles musculoskeletal
    narrative nasal natural nature nausea neck need needs neonatal neonates nerve nerves network
    networks neural neuron neurons neurological new newborn newborns night non nonrandomized normal
    novel nurse nurses nursing nutrient nutrition nutritional obese obesity obesogenic observation
    observational obstetric occupational ocular older oncology online onset open open-label operating
    operations operative opinion opioid opioids optimal oral organ organs origin orthopedic outbreak
    outbreaks outcome outcomes outpatient outpatients ovarian overview overweight oxygen pain palliative
    pancreas pancreatic pandemic paradigm paradox parallel parallel-group parent parental parents part
    partial participants passive past pathway pathways patient patient-reported patients pattern patterns
    pediatric paediatric peer pelvic people peptide perceived percutaneous performance perinatal period
    peripheral person persons perspective perspectives phase phenotype physical physician physicians
    physiologic pilot placebo placebo-controlled plan planning plasma plasticity platelet platelets
    pneumonia policies policy polymorphism polymorphisms pooled poor population population-based
    populations post postmenopausal postnatal postoperative potential practical practice practices
    practitioners predict predicting predictor predictors predicts pregnancies pregnancy pregnant
    preliminary premature prenatal preoperative presence present pressure pressures preterm prevalence
    prevent preventing preventive primary prior priorities problem problems procedure procedures process
    processes processing profile profiles prognosis prognostic program programme programmes programs
    progress progressive promising promote promoting prophylaxis propensity proposal prospective
    prostate prosthesis protect protein proteins protocol psychiatric psychological psychosis public
    pulmonary quality qualitative quantitative quantifying question questionnaire questions quick race
    radical random randomised randomized range rapid rare rat rate rates ratio rational rats reading
    real real-world receiving recent receptor receptors recipients record records recovery rectal
    recurrence recurrent reduce reduced reduces reducing reference refractory regimen regimens regional
    regions registry regression related relating relation relations relationship relationships relative
    relevance reliability relief remission renal repair repeat repeated replacement report reported
    reporting reports research researchers resident residents resilience resistance resistant resource
    resources respiratory response responses results resuscitation retinal retrospective return review
    reviews revised rheumatoid risk risks robot robotic role roles routine rule rupture rural safe safety
    sample samples scale scales scan schedule school schools science score scores scoping screening
    second secondary selected self self-management self-reported sensitive sensitivity sensory sepsis
    septic sequelae serial series serum service services setting settings severe severity sex sexual
    shared shock short short-term shoulder sickle single single-center single-centre sinus sites size
    skeletal skill skills skin sleep small smoke smokers smoking social solid soft some source sources
    space special specialist specialists specialty species specific spectrum speech spinal spine spread
    staff stage stages standard standards state status steatosis stem stent stents step steps steroid
    steroids stomach strain strains strategies strategy strength stress strong stroke strokes structural
    structure structures student students studies study studying subclinical subgroup subjects substance
    successful sugar suicide supplements support surgeon surgeons surgeries surgery surgical surveillance
    survey surveys survival surviving survivor survivors susceptibility sustained switch symptom symptoms
    syndrome syndromes synthesis system systematic systemic systems target targeted targeting targets task
    teaching team teams technique techniques technologies technology teenagers telehealth telemedicine
    temporal term test testing tests theory therapeutic therapeutics therapies therapy three thoracic
    three-dimensional threshold thrombosis thyroid time timing tissue tissues tobacco tolerability tool
    tools top total toxic toxicity trachea tract training trajectories trajectory transcatheter transfer
    transgender transient translational transplant trauma traumatic travel treat treated treating
    treatment treatments trend trends trial trials triage tuberculosis tumor tumors tumour tumours twin
    twins two type types ulcer ulcers ultrasound understanding undergoing unit units update upper uptake
    urban urgent urinary urine use used useful user users using usual utility vaccine vaccines vaginal
    valid validated validating validity value values valve vaginal variables variant variants variation
    vascular vein veins venous ventricular versus very viral virtual virus viruses visit visits visual
    vitamin vitamins volume vomiting waist waiting walking warning water wave weaning web week weekly
    weight wellness white whole widespread wine woman women work worker workers working workload
    workplace world worldwide wound wounds wrist writing year years yield young younger youth
    abdominal abnormal absolute absorption access accessible accident accidents accurate acid acids acne
    acting action actions actor added addressing adrenal advanced advances advice agonist agonists air
    algorithm algorithms allele alleles alpha amino analgesia analog anal anatomy anemia
    anesthesia anesthetic ankle another answers antagonist antagonists anterior anti antidepressant
    antidepressants antipsychotic antipsychotics antiviral any apart appetite applied apply area areas
    arrest arrests artificial ascites aspects asymptomatic asymmetry atrial atrophy attention attitude
    attitudes autoimmune automated average awareness axis babies back bacteremia balance band bariatric
    basal base based basic batteries bedside before being benign better beyond bicycle big bilateral
    billion biological biology biomarker biomarkers bipolar blockade blocker blockers blue board boys
    breast breathing bronchial buffer building built calorie cancellation cannula capillary capital
    caps car carotid carriers cartilage casein catalyst caught causes ceiling celiac cerebral cervix
    chain chains chamber charge charges check chemical chemotherapy choice choices chromosome circadian
    circuit circulation cirrhosis city civil claim claims class classes classic clean clearance climate
    close closed closure coaching cohesion coil collagen colony coma combat combine comfort
    commercial compared competence competing compliance compound comprehensive compression computed
    computer conscious consensus constant consumer consumers consumption contamination contraceptive
    contraceptives convalescent cooking coping copper core corneal corporate corticosteroid
    corticosteroids cosmetic counseling country countries couples courses cranial create cream
    crises crown cultural cure current currently cutaneous cytokine cytokines dairy dark database
    databases dead deaf deformity denial density depressed depressive derived desire detect
    deterioration developmental developments diarrhoea digestive dilemma dimension dimensions dining
    disabled disaster discovery disc discs disparities distal distance distribution disturbance
    disturbances diuretic diuretics diverse diversity does dog dogs domain domains domestic donor donors
    door dose-response downstream drain drainage dream driver drivers driving drop drought drowning dry
    dual duodenal dust duty dynamic dynamics dysfunction each ear earlier earth easy echo ecological
    economic economics edema edge effort egg elbow electric electrical element elements elite email
    embryo embryonic emission emotional empathy employees employer employment empyema encounter end
    endocrine endoscopic endothelial endpoint energy engaged enhance enhanced enhancing enough entity
    environmental epidemic epidemics epidural epigenetic epithelial equal equine era error errors
    esophageal esophagus essential essentials estrogen estrogens every everyday everyone exact exams
    excess exchange executive existing expert experts explanation expose expression facial facing
    facility faculty fair faith famine farm farmers fast fasting fate father fathers favor fear
    feedback feet femoral fiber fibers fibroblast fibroblasts fiction fight fighting filter final
    financial find finger fire firearm firearms fish five flexible flight flow-mediated flu focal focused
    folate folic force forces forest form formal formation forms formula forward four free
    freedom fresh frontal frontiers fuel full fundamentals funding fusion gain gamma gas gate
    gastroenterologists generic geographic gland glands glass glove goat government grade gradient
    grading grand gray great green grey ground growing guidewire gun gynecologic half handling hard harm
    harmful harms health-related heavy hematopoietic hemodynamic herbal herd heterogeneous highly
    high-dose high-income high-quality hint history hive hold hole holistic homeless hope horse hot
    hour hours house household households housing huge hundred hunger hyperglycemia hypotension
    ideal ideas identify identifying identity implement important in-hospital inclusive independent
    indirect industrial industry inequalities inequality inequity infectious inferior influencing
    informal informed inhaled inhaler inhibitor inhibitors inner insomnia inspired insurance intact
    intake intake integral intelligence intensity intent-to-treat inter intermediate intermittent
    intervertebral intestinal intestine intra intravenous inverse invisible involved
    irritable item items jaw job jobs journey judgment jump just juvenile killing kinetics
    kit lack lactate land landscape language laser last lateral law laws layer lead leader leaders
    leadership leading lean least left legal lens leptin less let liberal library licensing lifelong
    ligament ligand limb limitations limited linear lip liquid lithium litter lived lives loading
    lobe location log logic lone look low-income low-risk lumen lupus lying macrophage macrophages
    macular made magnesium mandatory manual many map marital mark marked market marriage mask masks
    master material materials mathematical matched matrix mature maximal maximum meal meals meat media
    medial median medicated meeting men's mentoring mercury message messages meta metal metaphor
    micronutrient microbiome microbiota microvascular middle middle-income migraine migrant migrants
    military million mind mindfulness mineral minimum minority minute minutes mirror missed missing
    mission mitochondrial mitral mixed mixed-methods modalities modality moderate-to-severe modified
    moment money month months more morning most motion mouth movement movements moving much mucosal
    multidisciplinary multidrug multi-center music musical mutant mutual myeloid myocardial
    myth nail nationwide nearly necrosis negative negatively neighborhood neoadjuvant
    neonatology nephropathy nested neuro neuronal neurosurgery neutropenia neutrophil news next nightmare
    nights nine noise noninferiority non-inferiority nonsmall nosocomial note notes now nuclear nucleus
    null number numbers nurse-led nursery objective objectives obstetrics obstructive odds office officers
    oil old once one ones ongoing only opportunities opportunity optic option options order ordinary
    organic orphan osteoarthritis other outdoor outer overall overdose overlap own oxide pacemaker
    package page pair paired palsy panel papers parameters parenting park particle party patch patent
    patient-centered pay payment peak peers pelvis per perfect perfusion person-centered personal
    personality personalized pesticide pet pharmacist pharmacists pharmacy phenomenon phone photo
    photodynamic piece pig pigs pill pills pituitary place places plan plans plant plants plaque plate
    play players pleural point points poison police policymakers political politics pollen pool pooling
    portal portion positive possible posterior power pre precision preference preferences prenatal
    prescribed prescribers presentation prevalent prevented price primarily primate principle principles
    prison private probability probable probe production products professional professionals professor
    profit promise prompt proof properties property proposed proteomic proteomics proven provider
    providers proximal psychology psychosocial pulse pump purpose pursuit push putting puzzle quality-adjusted
    quarter quit quota rabbit rabbits radial radiation radio radiograph radiologist rank ranking
    rapidly rash ratings raw reach readiness readmission readmissions ready reality reasons recall
    recently receiver recipe recommendations recovered red reflection reflux reform refugee refugees
    refusal regard register regular rehabilitation relapse relaxation release reliable religious remote
    repeat reproductive rescue resection reserve residential residual resolving rest restless results
    resume retention rethinking retina retrieval reveal reveals revealing reverse reversible revisited
    revolution rhythm ribonucleic rich rickets right rights rigid ring rising road roadmap robust
    room root rotator round row rules running saline salivary salt same sarcopenia satisfied saving say
    scaling scanning scar scarce scenario scene schizophrenia scientific scientists scope scrutiny
    search season seasonal seat secretory section security sedentary seeds seek seeking seizure
    seizures selective self-care self-efficacy seminal senior sense sequence sequences sequential
    seroprevalence serotonin serum seven sex-specific shape sham sharp sheep shift shifting ships
    shortage show shown sick side sight sign signaling signals signature significance significant
    signs silent silver similar simple simulated simulator simultaneous sister situ six skin-to-skin
    slow smart smartphone smell snake so-called soft-tissue software soil soldiers solution solutions
    solving sound spatial speed sperm spiral spirit spleen split spontaneous sport sports
    spray square squamous stable stakeholder stakeholders stand start starting state-of-the-art states
    station statistical statistics stay steady stent-graft stepped stepped-wedge stiffness stigma
    still stimuli stones stool stop store story strange stratified stream street strengthening stroma
    sub subacute subcutaneous subgroups subject substances substitute subtypes success sudden suffering
    sun superficial superior supply supporting suppressed suppressor survive sustainable sweat swelling
    symmetry symposium synaptic synergistic synergy synthetic table tables taste tear tears tech
    teenage teeth telephone temperature tendon tennis tension tertiary tests text thinking third thorough
    thought thoughts thousand threat threats throat thrombolysis through-out tibial tick tight times
    tipping titration today together tolerance tomorrow tongue tooth topical topic topics torque touch
    tourniquet toward trade trade-off trade-offs traditional traffic trainees trait traits transcript
    transfusion transfusions transgenic transition transitions transparent transport traveling
    treatment-resistant tree tremor trial-based triangle tricuspid trigger triglycerides trimester triple
    trivial trouble trust truth tube tubes tubular turn twelve twenty twice twist typical ultra
    ultrasonic umbilical uncertain uncertainty uncomplicated unclear underlying undernutrition unequal
    unexpected unexplained uniform unilateral unique universal unknown unmet
    unstable unusual upstream ureteral urethral urologic usage uterine uterus utilisation vagus value-based
    variability variance variety various vector vegetarian vegetables vehicle velocity ventilator vertebral
    vertical vessel vessels veteran veterans via viability video view views vigilance violence viral
    virulence vision vital vivo vitro volunteer volunteers vulnerable wage wait wall war ward wards wash
    waste waves way ways weak wear wearable weather weaknesses wedge well well-being wheat wheel wheelchair
    when widely wife wild will wind window wise within-subject wise woman's women's word words working-age
    wrong x-ray yoga youths zone zones
    aberrant abortion acceptability accompanied accumulation achieve acquired adaptive adding
    adequate adipose adrenergic aerobic affect affected affecting affects aggressive albumin alcohol
    alert alterations altered alters ambulatory amplitude androgen angiography annual anomalous
    antibacterial anticoagulant anticoagulants anticancer antimicrobial antiplatelet antitumor
    apoptotic appendix arrhythmia arrhythmias aspiration asthmatic attenuates attributes autonomic
    available axial bedtime binary blocking blocks blunt boost borderline boundary brachial bubble
    calculi candidates capable carbonyl cardiomyopathy cascade caspase cava chemokine cholera
    cirrhotic circuits client clinics coated cocaine colitis combining comorbidities compartment
    component composite conference confounding connective containing contaminated contributes
    contributing coverage crucial cystic cytoplasmic damages deceased decreased decreases deeply
    defined delays delirium dendritic deposition dexamethasone differential differently disclosure
    disposable distinct dominant dopamine dosages dressing duration durable dyslipidemia ectopic
    effector effusion eight elastic embryos encephalopathy endoplasmic enrichment enrolled enzymatic
    eosinophilic epinephrine episodic epitope ethanol etiology evoked excision exogenous expanding
    expectancy explained extensive extra extracorporeal extraction extreme feasible febrile ferritin
    fibrinogen fibroid filling fixed fluctuations fluorescence fold folding frame gastroesophageal
    glioma glucocorticoid granulocyte handheld harvest heavy helpful heparin heterogeneity histone
    holding hook hydrogen hyperbaric hyperplasia hypoxia identical identifies ileum immature
    immunodeficiency impacts in-depth induced induces inducing infrequent infusion inhalation
    inhibits initially injectable instrumental insufficiency interferon interstitial intramuscular
    intraoperative invasion involving ipsilateral jejunal keratin kinetic labeled lacking lactation
    landmark larger latency leads learned legacy lethal leukocyte lifespan limiting lipoprotein
    lobar localized locus longer luminal lymphatic lymphoid lymphocytic macro malignant mammary
    mammography manner markedly meaningful mechanistic mediated mediates mediator mesenchymal
    metabolite metabolites microbial midline mineralocorticoid miscarriage mitigate modification
    modulates monoclonal monocyte monocytes monotherapy motivated mucous multilevel mutations
    myeloma narrow necrotic needle needles nephrotic neurotoxic newly nitrogen nodal node nodes
    nodule nodules noninvasive oncogenic oncologic optimum orthopaedic osteoporotic output ovary
    overnight oxidative painful parathyroid paternal pathogen pathogens pathologic perforation
    pericardial perioperative permanent peritoneal persistent phantom phospholipid photon pipeline
    pivotal placed placenta placental pleura polycystic polymer potent predictive preeclampsia
    preoperatively prescribing preserved pressing probiotic probiotics prolonged promotes pronounced
    prosthetic proteasome psoriasis pulsed quartile really receipt reconstructive rectum recurrent
    redox refined regarding relapsed remodeling removal renin replaced reply reporter resected
    respond responders reticulum retrieved retrograde ribosomal rotational scalp sciatic secreted
    semen septum serine severely sexually shorter shows silencing single-arm slower smallpox smooth
    solitary somatic sonographic spasm spectroscopic spike splice sputum stabilized stapled
    statewide stillbirth stimulates strikes striking structured subarachnoid subcortical subdural
    substrate suite superficially suppressive suppresses surrogate suspected symptomatic synovial
    tandem temporary tender testis threonine thromboembolism thymic thyroidectomy tidal timely tonic
    tonsil totally toxin transplanted transthoracic treadmill trigger triggers tubal tyrosine
    ultimate unfavorable unresectable untreated upregulation urethra uric vagal variable vasopressin
    vegetative venom ventilated vertebrae vestibular viremia visceral vitreous vocal wavelength
    wheezing withdrawal worsening yellow zinc editor editors
    """
)
"""Words of medical titles that are never names."""

NAMES = _parts(
    """
    January February April June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday Christmas Ramadan
    Africa African Africans Afghanistan Albania Alaska Alabama Algeria America American Americans
    Amsterdam Angola Arab Arabia Arabian Argentina Arizona Arkansas Armenia Asia Asian Asians Athens
    Atlanta Atlantic Auckland Australia Australian Australians Austria Austrian Baltic Baltimore
    Bangkok Bangladesh Barcelona Beijing Beirut Belarus Belgian Belgium Berlin Birmingham Bolivia
    Bosnia Boston Botswana Brazil Brazilian Britain British Bulgaria Burkina Burundi Cairo California
    Cambodia Cameroon Canada Canadian Canadians Caribbean Catalan Catalonia Caucasian Caucasians Chad
    Chicago Chile Chilean China Chinese Christian Cleveland Colombia Colombian Colorado Connecticut
    Copenhagen Croatia Croatian Cuba Cuban Cyprus Czech Dallas Danish Delaware Delhi Denmark Detroit
    Dhaka Dublin Dutch Ecuador Edinburgh Egypt Egyptian England English Eritrea Estonia Ethiopia
    Ethiopian Europe European Europeans Filipino Finland Finnish Florida France French Gambia Gaza
    Geneva Georgia German Germans Germany Ghana Ghanaian Glasgow Greece Greek Guangdong Guatemala
    Guangzhou Haiti Haitian Hamburg Hawaii Hispanic Hispanics Helsinki Hindu Honduras Hungarian
    Hungary Iceland Icelandic Idaho Illinois India Indian Indiana Indians Indonesia Indonesian Iowa
    Iran Iranian Iraq Iraqi Ireland Irish Islam Islamic Israel Israeli Istanbul Italian Italians Italy
    Jamaica Jamaican Japan Japanese Jerusalem Jewish Jews Johannesburg Jordan Jordanian Kansas Kazakhstan
    Kentucky Kenya Kenyan Korea Korean Koreans Kuwait Lagos Laos Latin Latina Latinas Latino Latinos
    Latvia Lebanese Lebanon Liberia Libya Lisbon Lithuania London Louisiana Luxembourg Lyon Madagascar
    Madrid Maine Malawi Malay Malaysia Malaysian Mali Malta Manchester Manhattan Maori Maryland
    Massachusetts Mediterranean Melbourne Mexican Mexicans Mexico Miami Michigan Milan Minnesota
    Mississippi Missouri Mongolia Montana Montreal Moroccan Morocco Moscow Mozambique Mumbai Munich
    Muslim Muslims Myanmar Nairobi Namibia Nebraska Nepal Nepalese Netherlands Nevada Nicaragua Niger
    Nigeria Nigerian Norway Norwegian Oman Ohio Oklahoma Ontario Oregon Oslo Ottawa Oxford Pakistan
    Pakistani Palestine Palestinian Panama Paraguay Paris Pennsylvania Peru Peruvian Philadelphia
    Philippine Philippines Poland Portugal Portuguese Prague Qatar Quebec Romania Romanian Rome Russia
    Russian Rwanda Rwandan Saudi Scandinavia Scandinavian Scotland Scottish Senegal Seoul Serbia Serbian
    Shanghai Sicily Singapore Slovak Slovakia Slovenia Somali Somalia Spain Spanish Stockholm Sudan
    Swedish Sweden Swiss Switzerland Sydney Syria Syrian Taipei Taiwan Taiwanese Tanzania Tanzanian
    Tehran Tennessee Texas Thai Thailand Tibet Tibetan Togo Tokyo Toronto Tunisia Tunisian Turkish
    Uganda Ugandan Ukraine Ukrainian Uruguay Utah Vancouver Venezuela Vermont Vienna Vietnam Vietnamese
    Virginia Wales Warsaw Welsh Wisconsin Wuhan Wyoming Yemen Zambia Zambian Zimbabwe Zurich
    Achilles Addison Alport Alzheimer Apgar Asperger Barrett Bartter Basedow Behcet Bell Boerhaave
    Bonferroni Brugada Burkitt Chagas Charcot Chiari Cochrane Cox Creutzfeldt-Jakob Crohn
    Cushing Dirichlet Doppler Duchenne Dupuytren Ebola Ehlers-Danlos Epstein-Barr Ewing Fabry Fallot
    Fanconi Fontan Fournier Freud Gaucher Gaussian Gilbert Gleason Goodpasture Gram Graves Guillain-Barré
    Guillain-Barre Hashimoto Henoch-Schönlein Hirschsprung Hodgkin Holter Huntington Hawthorne Ivor
    Kaplan-Meier Kaposi Kawasaki Klinefelter Lassa Leber Likert Lyme Lynch Mallory-Weiss Marburg Marfan
    Markov Medicaid Medicare Mendelian Merkel Moebius Munchausen Muller Nipah Noonan Osler Paget Pap
    Papanicolaou Parkinson Pearson Peyronie Poisson Pompe Prader-Willi Purkinje Raynaud Reye Rett Rorschach
    Rolandic Roux Sanger Schwann Sjögren Sjogren Stevens-Johnson Sturge-Weber Takayasu Takotsubo
    Tay-Sachs Tourette Turner Weibull Wernicke Whipple Wilms Wilson Zenker Zika
    Zollinger-Ellison
    Facebook Google Instagram Twitter YouTube Delphi
    """
)
"""Words that are names wherever they stand: places and peoples, months and days, eponyms."""

PHRASES = (
    "United States", "United Kingdom", "United Nations", "Saudi Arabia", "Sri Lanka", "Hong Kong",
    "Costa Rica", "Puerto Rico", "El Salvador", "Sierra Leone", "Burkina Faso", "Ivory Coast",
    "New York", "New Zealand", "New England", "New Jersey", "New Mexico", "New Orleans", "New Delhi",
    "New South Wales", "Los Angeles", "San Francisco", "San Diego", "Rio de Janeiro", "São Paulo",
    "Buenos Aires", "Kuala Lumpur", "Tel Aviv", "Cape Town", "Washington State",
    "South Africa", "South African", "South Korea", "South Korean", "North Korea", "North America",
    "North American", "South America", "South American", "Latin America", "Central America",
    "South Asia", "East Asia", "Southeast Asia", "West Africa", "East Africa", "North Africa",
    "Sub-Saharan Africa", "Northern Ireland", "Western Australia", "South Australia",
    "North Carolina", "South Carolina", "North Dakota", "South Dakota", "West Virginia",
    "Middle East", "Papua New Guinea", "Down syndrome", "World Health Organization",
    "World War", "Veterans Affairs", "Veterans Health Administration", "Affordable Care Act",
    "Nurses' Health Study", "Framingham Heart Study", "Global Burden of Disease Study",
    "Child-Pugh", "Bland-Altman", "Wolff-Parkinson-White",
    "American Indian", "Alaska Native", "Pacific Islander", "Pacific Islanders", "African American",
)  # fmt: skip
"""Names of several words, of which one alone may be none."""

BODIES = frozenset(
    """
    academy act agency alliance association bureau college collaboration collaborative commission
    committee congress consortium convention cooperative council county department federation
    foundation fund initiative institute institutes institution investigators league ministry
    national organisation organization project society union university
    """.split()  # noqa: SIM905
)
"""Words of which the names of bodies, laws and studies are made: what belongs to such a name is
not known, except for "association of" and "association between"."""

DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central".split()  # noqa: SIM905
)
"""Part of the name before a name: South Sudan, Central Europe."""
